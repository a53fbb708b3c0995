import assert from 'node:assert/strict';
import { ApiError } from '../../../src/api/errors';
import { MailDesk } from '../../../src/details/mail/desk';
import { MediaDesk } from '../../../src/details/mediaDesk';
import { commands } from '../../../src/ids';
import { createMessageLoader } from '../../../src/messageLoader';
import { Reading } from '../../../src/reading/reading';
import { message, plain } from '../../unit/details/builders';
import { messageOf } from '../../support/builders';
import { storyOf } from '../support/story';
import { fixedApi, openTree } from '../support/tree';

const revoked = (): ApiError => new ApiError({ operation: 'getEmail', kind: 'badToken', status: 401 });
const refused = (): never => {
  throw revoked();
};
const { describeError } = createMessageLoader(
  { session: undefined, settled: refused, requireSession: refused, askedSession: refused },
  { info: () => undefined },
);

describe('a part that could not be had, because the token was revoked', () => {
  let said: object[] = [];
  let run: string[] = [];
  beforeEach(() => ([said, run] = [[], []]));
  const options = { seq: 7, run: (command: string) => run.push(command) };
  const offered = (): unknown => {
    const last = said.at(-1) ?? {};
    return 'remedy' in last ? last.remedy : undefined;
  };

  it('of a message, an email, offers to sign in', async () => {
    const desk = new MailDesk({
      ...options,
      message: message({ messageType: 'TYPE_EMAIL', meta: { email: { messageIds: ['mail1'] } } }),
      load: () => Promise.reject(revoked()),
      describeError,
      media: refused,
      reply: (answer) => said.push(answer),
    });
    await desk.answer({ type: 'mailRemedy', seq: 7, mail: 0 });
    assert.deepEqual(run, []);
    await desk.answer({ type: 'wantMail', seq: 7, mail: 0 });
    assert.equal(offered(), 'Sign In Again');
    await desk.answer({ type: 'mailRemedy', seq: 7, mail: 0 });
    assert.deepEqual(run, [commands.signIn]);
  });

  it('of a call, a transcript, offers to sign in', async () => {
    const desk = new MediaDesk({
      ...options,
      message: message({ messageType: 'TYPE_CALL' }),
      source: { recording: refused, attachment: refused, transcript: () => Promise.reject(revoked()) },
      t: plain,
      language: 'en',
      describe: describeError,
      choose: refused,
      reply: (answer) => said.push(answer),
    });
    await desk.hear({ type: 'wantMedia', seq: 7, item: 'transcript' });
    assert.equal(offered(), 'Sign In Again');
    await desk.hear({ type: 'mediaRemedy', seq: 7, item: 'recording' });
    await desk.hear({ type: 'mediaRemedy', seq: 7, item: 'transcript' });
    assert.deepEqual(run, [commands.signIn]);
  });

  it('of a conversation, older messages, offers to sign in beside trying again', async () => {
    const page = { items: [messageOf()], lastMessageId: 'Message00000', nextPage: true, traceId: undefined };
    const answers = [Promise.resolve(page)];
    const api = { ...fixedApi(), listMessages: () => answers.shift() ?? Promise.reject(revoked()) };
    const list = openTree(api).store.messages('Conversation00000');
    await list.ensureLoaded();
    await list.loadMore().catch(() => undefined);
    const story = storyOf(list);
    const commandsOf = {
      openMessage: refused,
      attempt: refused,
      run: (command: string) => Promise.resolve(run.push(command)),
    };
    const reading = new Reading(
      story,
      commandsOf,
      {
        post: (told) => said.push('around' in told ? told.around.edge : {}),
        state: () => ({ id: story.id }),
      },
      undefined,
    );
    reading.tellAll(undefined);
    assert.equal(offered(), 'Sign In Again');
    reading.answer({ type: 'edgeRemedy', seq: 7 });
    assert.deepEqual(run, [commands.signIn]);
    reading.dispose();
  });
});
