import { startLoopbackApi } from './loopbackApi';
import { allScopes } from './loopbackAuth';
import { sampleLocationId } from '../../src/sample/account';

/*
 * `npm run serve-sample`: the sample account on loopback, for trying requests by hand.
 */

// Made up: the shape of a Private Integration Token, but nobody's.
const token = 'pit-00000000-0000-4000-8000-000000000000';

async function main(): Promise<void> {
  const tokens = { [token]: { locationId: sampleLocationId, scopes: allScopes } };
  const api = await startLoopbackApi({ tokens });
  console.log(`The sample account answers at ${api.url} (Ctrl+C ends it).
Location ${sampleLocationId}
Token    ${token} (made up, good for this server only)

curl -H 'Authorization: Bearer ${token}' -H 'Version: 2021-04-15' -H 'Accept: application/json' \\
  '${api.url}/conversations/search?locationId=${sampleLocationId}&limit=3'`);
  process.once('SIGINT', () => void api.close());
  process.once('SIGTERM', () => void api.close());
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
