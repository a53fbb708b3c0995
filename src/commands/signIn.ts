import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts';
import { keyOf, type Credentials, type Renewal } from '../accounts/credentials';
import type { TokenAnswer } from '../api/pastedToken';
import { tokenFacts } from '../api/token';
import { requireUsable, type Settings } from '../settings';
import { askText, withCancellableProgress } from '../ui/ask';
import { describeError } from '../ui/errorText';
import { notify } from '../ui/notify';
import { askLocation, askToken, type Place } from './askToken';

export interface SignInOptions {
  readonly accounts: Accounts;
  readonly settings: () => Settings;
}

/**
 * Asks for a token and a location, tries them with one call, and adds the account only if it succeeds. @returns the
 * account's key
 */
export async function signIn(options: SignInOptions): Promise<string | undefined> {
  const { accounts, settings } = options;
  requireUsable(settings(), 'highlevel.apiBaseUrl');
  const title = vscode.l10n.t('Sign In to HighLevel');
  const answer = await askToken(title);
  const place = placeOf(answer) ?? (await askLocation(title));
  const renewal = answer.refreshToken === undefined ? undefined : await askClient(title, answer.refreshToken);
  const credentials = credentialsOf(answer, place, renewal, settings());
  try {
    await withCancellableProgress(vscode.l10n.t('Checking the token with HighLevel…'), (signal) =>
      accounts.verify(credentials, signal),
    );
  } catch (error) {
    return failed(error, () => signIn(options));
  }
  return stored(accounts, credentials);
}

/** Spends a refresh token for the first access token. What it brings is stored at once: there is no second try. */
export async function signInOAuth(options: SignInOptions): Promise<string | undefined> {
  const { accounts, settings } = options;
  requireUsable(settings(), 'highlevel.apiBaseUrl');
  const title = vscode.l10n.t('Sign In with an OAuth Refresh Token');
  const refreshToken = await askSecret(
    title,
    vscode.l10n.t(
      'Refresh token of the sub-account. It can be used once and is used now, so it must not be the one that your own app relies on.',
    ),
  );
  const renewal = await askClient(title, refreshToken);
  // Those of now: the questions after the token is spent may stay for long.
  const used = settings();
  let first: TokenAnswer;
  try {
    first = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Getting an access token from HighLevel…'),
      },
      () => accounts.firstToken(used.apiBaseUrl, renewal),
    );
  } catch (error) {
    return failed(error, () => signInOAuth(options));
  }
  const place = placeOf(first) ?? (await surelyAskLocation(title));
  const next = { ...renewal, refreshToken: first.refreshToken ?? refreshToken };
  return stored(accounts, credentialsOf(first, place, next, used));
}

/**
 * The refresh token is spent and the next one is nowhere but here: leaving the question by mistake must not lose it.
 * @throws CancellationError once the person has read what is lost, and closed that
 */
async function surelyAskLocation(title: string): Promise<Place> {
  for (;;) {
    try {
      return await askLocation(title);
    } catch (error) {
      if (!(error instanceof vscode.CancellationError)) throw error;
      const enter = vscode.l10n.t('Enter the Location Id');
      const text = vscode.l10n.t(
        'The refresh token is spent, and HighLevel did not say which location the new tokens are of. Without the location id they are lost.',
      );
      if ((await notify('warning', text, enter)) !== enter) throw error;
    }
  }
}

/** An OAuth token says its location itself. */
function placeOf({ token, locationId }: TokenAnswer): Place | undefined {
  const known = locationId ?? tokenFacts(token).locationId;
  return known === undefined ? undefined : { locationId: known, appBaseUrl: undefined };
}

function credentialsOf(
  { token, lasts }: TokenAnswer,
  { locationId, appBaseUrl }: Place,
  renewal: Renewal | undefined,
  settings: Settings,
): Credentials {
  const expires = tokenFacts(token).expires ?? (lasts === undefined ? undefined : Date.now() + lasts);
  const own = appBaseUrl !== undefined && appBaseUrl !== settings.appBaseUrl;
  return {
    token,
    locationId,
    apiBaseUrl: settings.apiBaseUrl,
    ...(own ? { appBaseUrl } : {}),
    ...(expires === undefined ? {} : { expires }),
    ...(renewal === undefined ? {} : { renewal }),
  };
}

async function askClient(title: string, refreshToken: string): Promise<Renewal> {
  const clientId = await askSecret(
    title,
    vscode.l10n.t('Client id of the app that the refresh token belongs to (its Client Keys page).'),
    false,
  );
  const clientSecret = await askSecret(
    title,
    vscode.l10n.t(
      'Client secret of the app. Like the tokens, it is kept in the system’s keyring only, and sent to the API’s token address only.',
    ),
  );
  return { refreshToken, clientId, clientSecret };
}

async function askSecret(title: string, prompt: string, password = true): Promise<string> {
  const problem = (value: string): string | undefined =>
    /^[\x21-\x7e]{1,4096}$/.test(value.trim())
      ? undefined
      : vscode.l10n.t('It has no spaces, line breaks or unusual characters in it.');
  const validateInput = (value: string): string | undefined => (value === '' ? undefined : problem(value));
  const text = (await askText({ title, prompt, password, validateInput })).trim();
  if (problem(text) !== undefined) throw new vscode.CancellationError();
  return text;
}

async function failed(
  error: unknown,
  tryAgain: () => Promise<string | undefined>,
): Promise<string | undefined> {
  const described = describeError(error);
  if (described === undefined) return undefined;
  const again = vscode.l10n.t('Try Again');
  const text = vscode.l10n.t('Sign-in failed, nothing was stored. {0}', described.text);
  return (await notify('error', text, again)) === again ? tryAgain() : undefined;
}

async function stored(accounts: Accounts, credentials: Credentials): Promise<string> {
  if ((await accounts.signIn(credentials)) === 'window') {
    void notify(
      'warning',
      vscode.l10n.t(
        'Signed in for this window only: the system’s keyring did not keep the token. On Linux, a running keyring such as GNOME Keyring or KWallet is needed.',
      ),
    );
  } else {
    void notify('information', vscode.l10n.t('Signed in to location {0}.', credentials.locationId));
  }
  return keyOf(credentials);
}
