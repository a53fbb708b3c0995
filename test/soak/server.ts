import type { Handler } from '../../src/api/http';
import { createSampleHandler } from '../../src/sample/handler';
import { createSyntheticHandler, type SyntheticSize } from '../support/synthetic';

/** Many plain rows, and the emails, recordings and transcripts of the sample account besides. */
export function soakHandler(size: SyntheticSize, began: number): Handler {
  const sample = createSampleHandler({ now: () => began });
  return (request) => {
    // A new one each time: it would keep its pages, and they are no part of what is measured.
    const reply = createSyntheticHandler(size, began)(request);
    return reply.status === 404 ? sample(request) : reply;
  };
}
