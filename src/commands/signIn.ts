import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts';
import { isId } from '../api/operations';
import { cleanToken, isToken, tokenFacts } from '../api/token';
import { requireUsable, type Settings } from '../settings';
import { askText, withCancellableProgress } from '../ui/ask';
import { describeError } from '../ui/errorText';
import { notify } from '../ui/notify';

export interface SignInOptions {
  readonly accounts: Accounts;
  readonly settings: () => Settings;
}

/** Asks for a token and a location, tries them with one call, and stores them only if it succeeds. */
export async function signIn({ accounts, settings }: SignInOptions): Promise<void> {
  requireUsable(settings(), 'highlevel.apiBaseUrl');
  const title = vscode.l10n.t('Sign In to HighLevel');
  const token = await askToken(title);
  const locationId = tokenFacts(token).locationId ?? (await askLocation(title));
  const credentials = { token, locationId, apiBaseUrl: settings().apiBaseUrl };
  try {
    await withCancellableProgress(vscode.l10n.t('Checking the token with HighLevel…'), (signal) =>
      accounts.verify(credentials, signal),
    );
  } catch (error) {
    const described = describeError(error);
    if (described === undefined) return;
    const again = vscode.l10n.t('Try Again');
    const text = vscode.l10n.t('Sign-in failed, nothing was stored. {0}', described.text);
    if ((await notify('error', text, again)) === again) await signIn({ accounts, settings });
    return;
  }
  if ((await accounts.signIn(credentials)) === 'window') {
    void notify(
      'warning',
      vscode.l10n.t(
        'Signed in for this window only: the system’s keyring did not keep the token. On Linux, a running keyring such as GNOME Keyring or KWallet is needed.',
      ),
    );
  } else {
    void notify('information', vscode.l10n.t('Signed in to location {0}.', locationId));
  }
}

/** Leaves the account. A keyring that keeps the token all the same is said: the person believes it gone. */
export async function signOut(accounts: Accounts): Promise<void> {
  if ((await accounts.signOut()) === 'cleared') return;
  void notify(
    'warning',
    vscode.l10n.t(
      'Signed out of this window only: the system’s keyring did not let go of the token. Remove it there, or revoke it in HighLevel.',
    ),
  );
}

async function askToken(title: string): Promise<string> {
  const pasted = await askText({
    title,
    password: true,
    prompt: vscode.l10n.t(
      'Paste a private integration token of the sub-account (Settings > Private Integrations), or an OAuth access token. It is kept in the system’s keyring only.',
    ),
    placeHolder: 'pit-…',
    validateInput: (value) => (value === '' ? undefined : tokenProblem(cleanToken(value))),
  });
  const token = cleanToken(pasted);
  if (tokenProblem(token) !== undefined) throw new vscode.CancellationError();
  return token;
}

/** What can be said of a token without asking the server. */
function tokenProblem(token: string): string | undefined {
  const { t } = vscode.l10n;
  if (/\s/.test(token)) return t('A token has no spaces or line breaks in it.');
  if (!isToken(token)) return t('This is too short or has characters that no token has.');
  const { kind, expires } = tokenFacts(token);
  if (kind === 'company') {
    return t('This is an agency (Company) token. Conversations need a token of the sub-account (Location).');
  }
  return expires !== undefined && expires < Date.now()
    ? t('This token has expired. OAuth access tokens last 24 hours; get a new one.')
    : undefined;
}

async function askLocation(title: string): Promise<string> {
  const text = await askText({
    title,
    prompt: vscode.l10n.t(
      'Location id of the sub-account, or any page address of it in the web app (…/v2/location/LOCATION_ID/…).',
    ),
    validateInput: (value) =>
      value === '' || locationIn(value) !== undefined
        ? undefined
        : vscode.l10n.t('This is not a location id.'),
  });
  const locationId = locationIn(text);
  if (locationId === undefined) throw new vscode.CancellationError();
  return locationId;
}

/** A location id, alone or in an address of the web app. */
function locationIn(text: string): string | undefined {
  const trimmed = text.trim();
  const id = /\/location\/([^/?#]+)/.exec(trimmed)?.[1] ?? trimmed;
  return isId(id) ? id : undefined;
}
