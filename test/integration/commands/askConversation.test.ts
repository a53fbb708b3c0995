import assert from 'node:assert/strict';
import { conversationItem } from '../../../src/commands/filters';
import { conversationOf } from '../../support/builders';
import { faultOf, hostileTexts } from '../support/hostile';

describe('a conversation to choose', () => {
  it('is chosen by its own id, and shows it', () => {
    const { id, description } = conversationItem(conversationOf(0, { id: 'Con-1' }));
    assert.deepEqual([id, description], ['Con-1', 'Con-1']);
  });

  it('shows an id that the server made up as one line without icons, and is chosen by it all the same', () => {
    const sent = '$(trash)\n\u202eabc';
    const { id, description } = conversationItem(conversationOf(0, { id: sent }));
    assert.deepEqual([id, description], [sent, '\\$(trash)']);
  });

  it('has one clean line, whatever the id', () => {
    const faults = hostileTexts
      .map(([name, text]) => [name, conversationItem(conversationOf(0, { id: text })).description] as const)
      .map(([name, line]) => [name, faultOf(line.replace(/[\u2068\u2069]/g, '\u2066'), 200)])
      .filter(([, fault]) => fault !== undefined);
    assert.deepEqual(faults, []);
  });
});
