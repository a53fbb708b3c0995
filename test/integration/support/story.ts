import type { Message } from '../../../src/api/types';
import type { PagedList } from '../../../src/explorer/pagedList';
import type { Story } from '../../../src/reading/source';
import { conversationIdOf } from '../../support/builders';

/** A conversation to read, of which nothing but its list is asked. */
export function storyOf(list: PagedList<Message>): Story {
  const refused = (): never => {
    throw new Error('not asked for in this test');
  };
  return {
    id: conversationIdOf(0),
    locationId: 'Location00001',
    name: 'Ada Example',
    list,
    types: () => [],
    withActivity: () => true,
    showEveryType: refused,
    showActivity: refused,
    refresh: refused,
    loadOlder: refused,
  };
}
