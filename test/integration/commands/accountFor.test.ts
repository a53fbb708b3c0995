import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { keyOf } from '../../../src/accounts/credentials';
import { accountFor } from '../../../src/commands/accountFor';
import { ConversationStore } from '../../../src/explorer/store';
import type { Session } from '../../../src/tree/session';
import { UserError } from '../../../src/ui/errorText';
import { never } from '../../support/apiHarness';
import { answering } from '../links/support';
import { openAccounts, type OpenAccounts } from '../support/accounts';
import { credentials } from '../support/credentials';

describe('a link to another account', () => {
  let opened: OpenAccounts;
  const account = (name: string): ReturnType<typeof credentials> =>
    credentials({ locationId: `Location${name}`, token: `token-of-location-${name}` });
  const keyFor = (name: string): string => keyOf(account(name));

  beforeEach(async () => {
    opened = openAccounts({ apiBaseUrl: account('A').apiBaseUrl });
    for (const name of ['A', 'B']) await opened.accounts.signIn(account(name));
  });
  afterEach(() => opened.dispose());

  /** The session as the view has it. */
  const settled = (): Promise<Session | undefined> => {
    const { state } = opened.accounts;
    if (state.kind !== 'active') return Promise.resolve(undefined);
    const { account: shown, api, governor } = state;
    const store = new ConversationStore({ api, pageSize: 10, prefetch: false, onChange: () => undefined });
    return Promise.resolve({ account: shown, api, store, governor });
  };
  const follow = (locationId: string): Promise<Session> =>
    accountFor({ accounts: opened.accounts, view: { settled } }, locationId, never);

  async function asked(
    agree: boolean,
    work: () => Promise<unknown>,
  ): Promise<{ readonly said: readonly string[]; readonly end: unknown }> {
    const said: string[] = [];
    const answer = (text: unknown, ...rest: readonly unknown[]): unknown => {
      said.push(String(text));
      return agree ? rest.find((button) => typeof button === 'string') : undefined;
    };
    const end = await answering('showInformationMessage', answer, () =>
      work().catch((error: unknown) => error),
    );
    return { said, end };
  }

  it('switches to it after a yes, naming both', async () => {
    const [first] = await opened.accounts.list();
    assert.ok(first);
    await opened.accounts.amend(first, { label: 'Ada’s shop' });
    const { said } = await asked(true, () => follow('LocationA'));
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /LocationA \(Ada’s shop\).*LocationB/);
    assert.equal(opened.accounts.active?.key, keyFor('A'));
  });

  it('stays where it is without a yes', async () => {
    const { end } = await asked(false, () => follow('LocationA'));
    assert.ok(end instanceof vscode.CancellationError);
    assert.equal(opened.accounts.active?.key, keyFor('B'));
  });

  it('asks nothing where the account is shown already', async () => {
    const { said } = await asked(false, () => follow('LocationB'));
    assert.deepEqual(said, []);
  });

  it('says where nobody is signed in', async () => {
    const { said, end } = await asked(true, () => follow('LocationZ'));
    assert.deepEqual(said, []);
    assert.ok(end instanceof UserError);
    assert.match(end.shown.text, /LocationZ.*nobody is signed in/);
  });
});
