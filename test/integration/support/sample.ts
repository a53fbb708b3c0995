import { createSampleHandler } from '../../../src/sample/handler';
import { ask } from '../../support/ask';

const handler = createSampleHandler({ now: () => Date.now() });

/** A message's JSON, byte for byte as the sample account's server sends it. */
export function servedMessage(id: string): string {
  return ask(handler, `/conversations/messages/${id}`).text;
}

/**
 * The same JSON with its dates taken out: an account is made when it is opened, so two of them differ in dates and in
 * nothing else.
 */
export function withoutDates(json: string): string {
  return json.replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"<date>"').replace(/\b1[5-9]\d{11}\b/g, '<epoch>');
}
