import type { ApiErrorKind } from './errors';
import type { OperationName } from './operations';

/** What one finished request may tell a log: names and numbers, no ids, no texts. */
export interface RequestLine {
  readonly operation: OperationName;
  readonly status: number | undefined;
  readonly outcome: 'ok' | ApiErrorKind;
  /** The system's code where nobody answered (`ECONNREFUSED`); never the host of a redirect, which is a text. */
  readonly code: string | undefined;
  readonly milliseconds: number;
  readonly traceId: string | undefined;
}

/** The line itself. Welcome texts say that the cause is in it. */
export function requestText({
  operation,
  status,
  outcome,
  code,
  milliseconds,
  traceId,
}: RequestLine): string {
  const ended = code === undefined ? outcome : `${outcome} ${code}`;
  const trace = traceId === undefined ? '' : ` trace=${traceId}`;
  return `GET ${operation} ${status ?? '-'} ${ended} ${Math.round(milliseconds)} ms${trace}`;
}
