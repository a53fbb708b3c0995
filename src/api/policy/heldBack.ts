import { TransportError } from '../http';
import type { Limit } from './budget';

/** A call that was not sent, because waiting for the rate limit would take too long. */
export class HeldBack extends TransportError {
  constructor(
    readonly wait: number,
    readonly limit: Limit,
  ) {
    super('heldBack', undefined);
  }
}
