/** Why an attachment did not come. */
export type DownloadFailure =
  | 'cancelled'
  /** The host, or one that it forwards to, is of a private network. */
  | 'inner'
  /** Forwarded to what is no plain https link. */
  | 'refused'
  | 'forwards'
  /** The host answered, but not with a file; `code` is the status. */
  | 'status'
  | 'network'
  | 'timeout'
  | 'tooLarge';

/** Its message is safe to log: no link, no text of a server. */
export class DownloadError extends Error {
  constructor(
    readonly failure: DownloadFailure,
    readonly code?: string,
  ) {
    super(code === undefined ? failure : `${failure} ${code}`);
    this.name = 'DownloadError';
  }
}
