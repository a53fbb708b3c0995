import * as vscode from 'vscode';
import { ApiError, type ApiErrorFacts } from '../api/errors';
import type { TokenFacts } from '../api/token';
import { describeError } from '../ui/errorText';
import type { AccountFacts, DoctorFacts, ProxyFacts, SecretsState } from './facts';
import { callsOf, type ScopeVerdict } from './probe';

/**
 * The report as Markdown. It is made to be pasted where everybody reads it: no token, no name of an account, no text of
 * the server; of location ids and proxies only what tells them apart.
 */
export function doctorReport(facts: DoctorFacts, now: number): string {
  const { t } = vscode.l10n;
  const { settings } = facts;
  const sections = [
    `# ${t('HighLevel Doctor')}`,
    t('{0}. Nothing in this report is secret.', new Date(now).toISOString()),
    table([
      [t('Extension'), facts.extensionVersion],
      [t('Editor'), facts.editor],
      [t('System'), facts.platform],
      [t('Runs'), placeText(facts)],
      [t('Workspace'), facts.trusted ? t('trusted') : t('not trusted')],
      [t('SecretStorage'), secretsText(facts.keyring)],
      [t('Proxy'), proxyText(facts.proxy)],
      [t('API for new accounts'), settings.apiBaseUrl],
      [t('Web app'), settings.appBaseUrl],
      [t('Version header'), settings.apiVersion ?? t('as documented for each call')],
      ...settings.problems.map((name): Line => [name, t('not a usable address; the default is used')]),
    ]),
    `## ${t('Accounts')}`,
    ...(facts.isSampleShown ? [t('The sample account is shown: it needs no token and no network.')] : []),
    ...(facts.accounts.length === 0 ? [t('Nobody is signed in.')] : []),
    ...facts.accounts.map((account, index) => accountText(account, index + 1, now)),
  ];
  return `${sections.join('\n\n')}\n`;
}

type Line = readonly [name: string, value: string];

/** A hostile setting must not draw a table of its own. */
function table(lines: readonly Line[]): string {
  const cell = (text: string): string => text.replace(/[\r\n|]+/g, ' ');
  return ['| | |', '|---|---|', ...lines.map(([name, value]) => `| ${cell(name)} | ${cell(value)} |`)].join(
    '\n',
  );
}

function accountText(account: AccountFacts, number: number, now: number): string {
  const { t } = vscode.l10n;
  const title = account.isActive ? t('Account {0} (shown)', number) : t('Account {0}', number);
  return [
    `### ${title}`,
    table([
      [t('Location'), maskedId(account.locationId)],
      [t('API'), account.apiBaseUrl],
      [t('Web app'), account.appBaseUrl],
      [t('Token'), tokenText(account.token)],
      [t('Expires'), expiryText(account, now)],
      ...account.scopes.map(scopeLine),
    ]),
  ].join('\n\n');
}

/** The ends are enough to tell one's own locations apart. */
const maskedId = (id: string): string => (id.length < 12 ? '…' : `${id.slice(0, 3)}…${id.slice(-3)}`);

function tokenText(kind: TokenFacts['kind']): string {
  const { t } = vscode.l10n;
  switch (kind) {
    case 'privateIntegration':
      return t('private integration token (pit-…)');
    case 'location':
      return t('OAuth access token of a location (JWT)');
    case 'company':
      return t('OAuth access token of an agency (JWT): conversations need one of a location');
    case 'other':
      return t('of an unknown kind');
  }
}

function expiryText({ expires, renews }: AccountFacts, now: number): string {
  const { t } = vscode.l10n;
  if (expires === undefined)
    return renews ? t('unknown; renewed by refresh token') : t('not known to expire');
  const when = `${new Date(expires).toISOString().slice(0, 16)}Z`;
  if (expires > now) {
    return renews ? t('{0}; renewed by refresh token', when) : t('{0}; then a new one is needed', when);
  }
  return renews
    ? t('{0}: over; the next request renews it', when)
    : t('{0}: over; sign in with a new token', when);
}

function scopeLine({ scope, verdict }: ScopeVerdict): Line {
  const { t } = vscode.l10n;
  switch (verdict.kind) {
    case 'granted':
      return [scope, `${t('OK')} (${callsOf(scope).join(', ')})`];
    case 'notTried':
      return [scope, t('not tried, after the failure above')];
    case 'refused':
      return [scope, `${verdict.error.kind}${statusText(verdict.error)}: ${remedy(verdict.error)}`];
  }
}

const statusText = ({ status }: ApiErrorFacts): string => (status === undefined ? '' : ` (HTTP ${status})`);

/** The usual sentence, without what the server listed: it may repeat what was sent. */
function remedy(facts: ApiErrorFacts): string {
  return describeError(new ApiError({ ...facts, details: undefined }))?.text ?? '';
}

function placeText({ uiKind, host, remote }: DoctorFacts): string {
  const { t } = vscode.l10n;
  const window = uiKind === 'web' ? t('window in a browser') : t('desktop window');
  const place = host === 'ui' ? t('extension beside the window') : t('extension beside the workspace');
  return `${window}, ${place}, ${remoteText(remote)}`;
}

/** In a browser it is the server's address, which is nobody's business. */
function remoteText(remote: string | undefined): string {
  if (remote === undefined) return vscode.l10n.t('no remote');
  return /^[a-z-]+$/.test(remote) ? vscode.l10n.t('remote: {0}', remote) : vscode.l10n.t('remote: a server');
}

function secretsText(state: SecretsState): string {
  const { t } = vscode.l10n;
  switch (state) {
    case 'works':
      return t('keeps and returns values');
    case 'rejects':
      return t('refuses values: tokens live until the window closes. Unlock or install a keyring.');
    case 'silent':
      return t('does not answer: a keyring may wait for its password. Unlock it, then sign in again.');
    case 'forgets':
      return t('does not return what it was given: tokens live until the window closes.');
  }
}

function proxyText({ from, scheme, hasPassword, support, fetch }: ProxyFacts): string {
  const { t } = vscode.l10n;
  const names = {
    setting: t('set in {0}', 'http.proxy'),
    environment: t('set in the environment'),
    none: t('none'),
  };
  return [
    names[from],
    scheme,
    hasPassword ? t('with a password') : '',
    `http.proxySupport: ${support}`,
    fetch ? t('requests by fetch') : t('requests by node’s https'),
  ]
    .filter((part) => part !== '')
    .join(', ');
}
