import * as vscode from 'vscode';
import { isId } from '../api/operations';
import {
  isTokenShaped,
  readTokenAnswer,
  tokenFault,
  type TokenAnswer,
  type TokenFault,
} from '../api/pastedToken';
import { cleanToken } from '../api/token';
import { baseUrlOf } from '../settings';
import { askText } from '../ui/ask';
import { UserError } from '../ui/errorText';
import { commands } from '../ids';

/** A token, or the whole answer of the token endpoint. @throws CancellationError */
export async function askToken(title: string): Promise<TokenAnswer> {
  const pasted = await askText({
    title,
    password: true,
    prompt: vscode.l10n.t(
      'Paste a private integration token of the sub-account (Settings > Private Integrations), or an OAuth access token. It is kept in the system’s keyring only.',
    ),
    placeHolder: 'pit-…',
    validateInput: (value) => (value === '' ? undefined : tokenProblem(answerIn(value).token)),
  });
  const answer = answerIn(pasted);
  if (tokenProblem(answer.token) !== undefined) throw new vscode.CancellationError();
  return answer;
}

function answerIn(text: string): TokenAnswer {
  const plain = { refreshToken: undefined, locationId: undefined, lasts: undefined };
  return readTokenAnswer(text) ?? { token: cleanToken(text), ...plain };
}

/** What can be said of a token without asking the server. */
function tokenProblem(token: string): string | undefined {
  const fault = tokenFault(token, Date.now());
  return fault === undefined ? undefined : faultText(fault);
}

function faultText(fault: TokenFault): string {
  const { t } = vscode.l10n;
  switch (fault) {
    case 'spaces':
      return t('A token has no spaces or line breaks in it.');
    case 'masked':
      return t(
        'This is the shortened form of a token, as lists show it. The whole one is shown once, when it is made; make a new one if it is lost.',
      );
    case 'address':
      return t('This is an address. The token is asked for first, the address or location id afterwards.');
    case 'locationId':
      return t('This looks like a location id. The token is asked for first, the location id afterwards.');
    case 'withoutPrefix':
      return t(
        'A private integration token begins with pit-. This is only the rest of one, or the client secret of an app.',
      );
    case 'cutOff':
      return t('This token is cut off: a private integration token has 40 characters. Copy it again.');
    case 'firstApi':
      return t(
        'This is an API key of HighLevel’s first API, which knows no conversations. Make a private integration in the sub-account and paste its token.',
      );
    case 'company':
      return t(
        'This is an agency (Company) token. Conversations need a token of the sub-account (Location).',
      );
    case 'expired':
      return t('This token has expired. OAuth access tokens last 24 hours; get a new one.');
    case 'notToken':
      return t('This is too short or has characters that no token has.');
  }
}

export interface Place {
  readonly locationId: string;
  /** The host of the web app, where an address was given. */
  readonly appBaseUrl: string | undefined;
}

/** A location id, alone or in an address of the web app. @throws CancellationError */
export async function askLocation(title: string): Promise<Place> {
  const text = await askText({
    title,
    prompt: vscode.l10n.t(
      'Location id of the sub-account, or any page address of it in the web app (…/v2/location/LOCATION_ID/…).',
    ),
    validateInput: (value) => {
      if (value === '') return undefined;
      if (isTokenShaped(value)) {
        return vscode.l10n.t('This is a token. Here the location id is asked for, and it may be shown.');
      }
      return placeIn(value) === undefined ? vscode.l10n.t('This is not a location id.') : undefined;
    },
  });
  const place = placeIn(text);
  if (place === undefined || isTokenShaped(text)) throw new vscode.CancellationError();
  return place;
}

function placeIn(text: string): Place | undefined {
  const trimmed = text.trim();
  const locationId = /\/location\/([^/?#]+)/.exec(trimmed)?.[1] ?? trimmed;
  if (!isId(locationId)) return undefined;
  const origin = URL.canParse(trimmed) ? baseUrlOf(new URL(trimmed).origin) : undefined;
  return { locationId, appBaseUrl: origin };
}

/** A token where an id or a search is asked for would stand in an address and in a history. @throws UserError */
export function refuseToken(text: string): void {
  if (!isTokenShaped(text)) return;
  throw new UserError({
    text: vscode.l10n.t('This is a token, and it was sent nowhere. To use it, sign in with it.'),
    actions: [{ label: vscode.l10n.t('Sign In'), command: commands.signIn }],
  });
}
