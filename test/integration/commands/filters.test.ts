import assert from 'node:assert/strict';
import { isApiError } from '../../../src/api/errors';
import { Governor } from '../../../src/api/policy/governor';
import { filterConversations } from '../../../src/commands/filters';
import type { ConversationFilter } from '../../../src/explorer/filters';
import { answering } from '../links/support';
import { fixedApi, openTree } from '../support/tree';

describe('a filter', () => {
  /** Chooses one while an account may be left. @returns what the list is filtered by then, and how it ended */
  async function chosen(isLeft: boolean): Promise<readonly [filters: number, error: unknown]> {
    const api = fixedApi();
    const { store, dispose } = openTree(api);
    const account = { kind: 'token', key: 'a', label: 'A', locationId: 'LocationA' } as const;
    const set: ConversationFilter[] = [];
    const view = {
      requireSession: () => ({ account, api, store, governor: new Governor() }),
      setFilter: (filter: ConversationFilter) => void set.push(filter),
    };
    const answer = (items: unknown): unknown => {
      if (isLeft) store.dispose();
      return Array.isArray(items) ? items[0] : undefined;
    };
    const error: unknown = await answering('showQuickPick', answer, () =>
      filterConversations(view).catch((error: unknown) => error),
    );
    dispose();
    return [set.length, error];
  }

  it('narrows the list', async () => {
    assert.deepEqual(await chosen(false), [1, undefined]);
  });

  it('is not put on the account that took the place of the one it was chosen for', async () => {
    const [filters, error] = await chosen(true);
    assert.deepEqual([filters, isApiError(error, 'cancelled')], [0, true]);
  });
});
