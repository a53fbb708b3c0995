import type { ApiErrorKind } from '../../../src/api/errors';
import type { Responder } from '../../support/faults';

export interface Fault {
  readonly name: string;
  readonly responder: Responder;
  /** How often it is played for the page; default: for ever, until the test takes it back. */
  readonly times?: number;
  /** How the call ends: with its rows after all, or with an error of this kind. */
  readonly ends: 'well' | ApiErrorKind;
  /** Where bulk jobs end otherwise, because they may wait longer. */
  readonly bulkEnds?: 'well' | ApiErrorKind;
  /** The most requests for that page while the fault lasts, the one that succeeds included. */
  readonly requests: number;
  /** What the sentence must name. */
  readonly says?: RegExp;
  /** Milliseconds that must have been waited at least. */
  readonly waits?: number;
  /** Of a request; for what else would take half a minute. */
  readonly deadline?: number;
}
