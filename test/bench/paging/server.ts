import { startLoopbackApi } from '../../support/loopbackApi';

/** Arguments: how many messages the one conversation has. Sends its URL to the parent and ends with it. */
async function main(): Promise<void> {
  const messagesPer = Number(process.argv[2]);
  const api = await startLoopbackApi({ synthetic: { conversations: 1, messagesPer }, edge: false });
  process.send?.(api.url);
  process.once('disconnect', () => process.exit(0));
}

void main();
