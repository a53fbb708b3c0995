import { TransportError } from '../http';
import type { WaitReason } from './budget';

/** A call that was not sent, because the wait would be too long. */
export class HeldBack extends TransportError {
  constructor(
    readonly wait: number,
    readonly limit: WaitReason,
    /** What a busy server said. */
    readonly status?: number,
  ) {
    super('heldBack', undefined);
  }
}
