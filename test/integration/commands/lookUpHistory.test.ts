import assert from 'node:assert/strict';
import { createLookUpHistory, type LookUp } from '../../../src/commands/lookUpHistory';
import { range } from '../../support/builders';
import { FakeMemento } from '../support/fakeSecrets';

describe('look-up history', () => {
  let memento = new FakeMemento();
  const history = (): ReturnType<typeof createLookUpHistory> => createLookUpHistory(memento);
  const lookUp = (n: number): LookUp => ({
    id: `Message${n}`,
    kind: 'message',
    messageType: 'TYPE_SMS',
    at: n,
  });
  const ids = (account: string): readonly string[] =>
    history()
      .list(account)
      .map(({ id }) => id);

  beforeEach(() => {
    memento = new FakeMemento();
  });

  it('is empty at first', () => assert.deepEqual(ids('one'), []));

  it('has the newest first, across restarts', async () => {
    await history().add('one', lookUp(1));
    await history().add('one', lookUp(2));
    assert.deepEqual(history().list('one'), [lookUp(2), lookUp(1)]);
  });

  it('has an id once, where it was looked up last', async () => {
    for (const n of [1, 2, 1]) await history().add('one', lookUp(n));
    assert.deepEqual(ids('one'), ['Message1', 'Message2']);
  });

  it('keeps twenty', async () => {
    for (const n of range(0, 50)) await history().add('one', lookUp(n));
    assert.equal(ids('one').length, 20);
    assert.equal(ids('one')[19], 'Message30');
  });

  it('keeps accounts apart', async () => {
    await history().add('one', lookUp(1));
    await history().add('two', lookUp(2));
    assert.deepEqual([ids('one'), ids('two'), ids('three')], [['Message1'], ['Message2'], []]);
  });

  it('forgets one account', async () => {
    await history().add('one', lookUp(1));
    await history().add('two', lookUp(2));
    await history().forget('one');
    assert.deepEqual([ids('one'), ids('two')], [[], ['Message2']]);
    assert.doesNotMatch(memento.text, /Message1/);
  });

  it('writes ids, types and times, whatever it is handed', async () => {
    const more = { ...lookUp(1), body: 'the text', contactName: 'a name' };
    await history().add('one', more);
    assert.doesNotMatch(memento.text, /text|name/);
    assert.deepEqual(history().list('one'), [lookUp(1)]);
  });

  const garbage: readonly unknown[] = [
    null,
    'text',
    7,
    {},
    [null, 7, [], 'x'],
    [{ id: 1, messageType: 'x', at: 1 }],
    [{ id: 'x', at: 1 }],
    [{ id: 'x', kind: 'token', messageType: 'x', at: 1 }],
    [{ id: 'x', messageType: 'x', at: 'today' }],
  ];

  for (const stored of garbage) {
    it(`reads nothing from ${JSON.stringify(stored)}, and goes on`, async () => {
      await history().add('one', lookUp(1));
      for (const key of memento.keys()) await memento.update(key, stored);
      assert.deepEqual(ids('one'), []);
      await history().add('one', lookUp(2));
      assert.deepEqual(ids('one'), ['Message2']);
    });
  }

  it('reads entries of the first version, which were all of messages', async () => {
    await history().add('one', lookUp(1));
    const old = [{ id: 'Message1', messageType: 'TYPE_SMS', at: 1 }];
    for (const key of memento.keys()) await memento.update(key, old);
    assert.deepEqual(history().list('one'), [lookUp(1)]);
  });

  it('keeps what has no type', async () => {
    const contact = { id: 'Contact1', kind: 'contact', messageType: undefined, at: 1 } as const;
    await history().add('one', contact);
    assert.deepEqual(history().list('one'), [contact]);
  });

  it('reads what can be read beside what cannot', async () => {
    await history().add('one', lookUp(1));
    for (const key of memento.keys()) await memento.update(key, [null, lookUp(1), { id: 7 }]);
    assert.deepEqual(history().list('one'), [lookUp(1)]);
  });
});
