import { Governor, type GovernorOptions } from './policy/governor';
import { RequestLog } from './requestLog';

/** What all calls of this window have in common: their log, and a governor for each owner of requests and location. */
export interface Traffic {
  readonly requests: RequestLog;
  /**
   * The same for the same owner, location and host: signing out and in again begins no new quota. The owner is whatever
   * the server counts by: a token, or the app that tokens are renewed for.
   */
  governor(owner: string, locationId: string, apiBaseUrl: string): Governor;
}

/** More than anybody has accounts; the one used longest ago goes first. */
const most = 30;

export function createTraffic(options: GovernorOptions = {}): Traffic {
  const governors = new Map<string, Governor>();
  return {
    requests: new RequestLog(),
    governor: (owner, locationId, apiBaseUrl) => {
      const key = JSON.stringify([owner, locationId, apiBaseUrl]);
      const governor = governors.get(key) ?? new Governor(options);
      governors.delete(key);
      governors.set(key, governor);
      const [oldest] = governors.keys();
      if (governors.size > most && oldest !== undefined) governors.delete(oldest);
      return governor;
    },
  };
}
