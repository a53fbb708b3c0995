import assert from 'node:assert/strict';
import { ApiError } from '../../../src/api/errors';
import { MailDesk } from '../../../src/details/mail/desk';
import { MediaDesk } from '../../../src/details/mediaDesk';
import { createMessageLoader } from '../../../src/messageLoader';
import { message, plain } from '../../unit/details/builders';

const gaveUp = (): never => {
  throw new ApiError({ operation: 'getEmail', kind: 'cancelled' });
};
const loader = createMessageLoader(
  { session: undefined, settled: gaveUp, requireSession: gaveUp, askedSession: gaveUp },
  { info: () => undefined },
);
const words = 'Loading was cancelled';

describe('a panel whose calls end because somebody gave up waiting', () => {
  it('says so in the place of an email', async () => {
    const said: unknown[] = [];
    const desk = new MailDesk({
      message: message({ messageType: 'TYPE_EMAIL', meta: { email: { messageIds: ['mail1'] } } }),
      seq: 7,
      load: loader.loadEmail,
      describeError: loader.describeError,
      media: gaveUp,
      run: gaveUp,
      reply: (answer) => said.push(answer),
    });
    await desk.answer({ type: 'wantMail', seq: 7, mail: 0 });
    assert.deepEqual(said, [{ type: 'mailProblem', seq: 7, mail: 0, text: words }]);
  });

  it('says so in the place of a recording', async () => {
    const said: unknown[] = [];
    const desk = new MediaDesk({
      message: message({ messageType: 'TYPE_CALL' }),
      seq: 7,
      source: loader.media,
      t: plain,
      language: 'en',
      describe: loader.describeError,
      run: gaveUp,
      choose: gaveUp,
      reply: (answer) => said.push(answer),
    });
    await desk.hear({ type: 'wantMedia', seq: 7, item: 'recording' });
    assert.deepEqual(said.at(-1), { type: 'mediaEnded', seq: 7, item: 'recording', text: words });
  });
});
