import assert from 'node:assert/strict';
import type { Message } from '../../../src/api/types';
import { Reading, type Line } from '../../../src/reading/reading';
import { conversationIdOf, conversationOf, messageOf } from '../../support/builders';
import { storyOf } from '../support/story';
import { fixedApi, openTree } from '../support/tree';

type Posted = Parameters<Line['post']>[0];

describe('finding in the reading view', () => {
  it('answers what was asked when the list changes before the search is through', async () => {
    // Long enough that the search lets others have a turn.
    const older = Array.from({ length: 20_000 }, (_, n) => messageOf(n + 1, { body: 'hay '.repeat(100) }));
    const messages: Message[] = [...older, messageOf(30_000, { body: 'the needle' })];
    const { store, dispose } = openTree(fixedApi([conversationOf()], messages));
    const list = store.messages(conversationIdOf(0));
    await list.loadMore();
    const story = storyOf(list);
    const posted: Posted[] = [];
    const found = new Promise<Extract<Posted, { type: 'found' }>>((resolve) => {
      const post = (message: Posted): void => {
        posted.push(message);
        if (message.type === 'found') resolve(message);
      };
      const commands = { openMessage: never, run: never, attempt: () => undefined };
      const reading = new Reading(story, commands, { post, state: () => ({ id: story.id }) }, undefined);
      reading.answer({ type: 'find', seq: 1, query: 'needle', near: 0, step: 0 });
      messages.unshift(messageOf(0));
      void list.refresh().then(() => reading.listChanged());
    });
    const { index, ordinal, count, go } = await found;
    assert.ok(posted.some(({ type }) => type === 'changed'));
    assert.deepEqual([index, ordinal, count, go], [20_001, 1, 1, true]);
    dispose();
  });
});

const never = (): Promise<never> => Promise.reject(new Error('not asked for in this test'));
