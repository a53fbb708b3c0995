import type { Handler, HttpRequest } from '../api/http';
import { errorReply, withHeaders, type Reply } from './replies';
import { answer } from './routes';
import { buildWorld, type World } from './world';

export { sampleAccountLabel, sampleLocationId } from './account';
export { sampleFile } from './media/files';

export interface SampleOptions {
  /** Epoch milliseconds. Read once when the handler is made, for the dates of the account, and for each answer's headers. */
  readonly now: () => number;
}

const versions = new Set(['v3', '2023-02-21', '2021-07-28', '2021-04-15']);

/**
 * The sample account as a server: answers GETs like HighLevel, from memory. It looks at no token, so that none is
 * needed. The account is built at the first request.
 */
export function createSampleHandler({ now }: SampleOptions): Handler {
  const start = now();
  let world: World | undefined;
  return (request) => {
    world ??= buildWorld(start);
    const { path, query } = request;
    const trace = `${path}?${JSON.stringify(query)}`;
    const reply = refuseVersion(request, trace) ?? answer({ path, query, world, now: start, trace });
    return withHeaders(reply, now());
  };
}

function refuseVersion({ headers }: Pick<HttpRequest, 'headers'>, trace: string): Reply | undefined {
  const [, version] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'version') ?? [];
  if (version === undefined) return errorReply(401, 'version header was not found.', trace);
  return versions.has(version) ? undefined : errorReply(401, 'version header is invalid', trace);
}
