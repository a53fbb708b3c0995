import * as vscode from 'vscode';
import { isApiError, type ApiError } from '../api/errors';
import { commands, type CommandId } from '../ids';
import { waitText } from './waitText';
import { firstLine, withoutLinks } from './oneLine';

export interface ErrorAction {
  readonly label: string;
  readonly command: CommandId;
}

/** What happened, why and what to do, in one or two sentences, and at most two buttons that do it. */
export interface ErrorText {
  readonly text: string;
  readonly actions: readonly ErrorAction[];
}

/** An expected failure of a command, with its sentence. */
export class UserError extends Error {
  constructor(readonly shown: ErrorText) {
    super('user error');
    this.name = 'UserError';
  }
}

/** What a panel offers beside its own "Try Again": there are two buttons at most, and refreshing is what that one does. */
export function besidesTryAgain<T extends { readonly command: string }>(actions: readonly T[]): readonly T[] {
  return actions.filter(({ command }) => command !== commands.refresh).slice(0, 1);
}

/** What may help beside "Try Again" where something was loaded. */
export function remedyOf(error: unknown): ErrorAction | undefined {
  return besidesTryAgain(describeLoading(error).actions)[0];
}

/** The one place that turns an error into words. `undefined`: the person cancelled, say nothing. */
export function describeError(error: unknown): ErrorText | undefined {
  if (error instanceof UserError) return error.shown;
  if (error instanceof vscode.CancellationError || isApiError(error, 'cancelled')) return undefined;
  if (isApiError(error)) {
    const described = describeApiError(error);
    const { traceId } = error.facts;
    if (traceId === undefined) return described;
    return { ...described, text: `${described.text} ${vscode.l10n.t('(trace id {0})', traceId)}` };
  }
  return internal();
}

/** The same for a place where something was to be shown: it does not stay empty because somebody gave up. */
export function describeLoading(error: unknown): ErrorText {
  return describeError(error) ?? { text: vscode.l10n.t('Loading was cancelled'), actions: [] };
}

const internal = (): ErrorText => ({
  text: vscode.l10n.t('Something went wrong inside the extension. The log says where.'),
  actions: [showLog()],
});
const signIn = (): ErrorAction => ({ label: vscode.l10n.t('Sign In Again'), command: commands.signIn });
const showLog = (): ErrorAction => ({ label: vscode.l10n.t('Show Log'), command: commands.showLog });
const settings = (): ErrorAction => ({
  label: vscode.l10n.t('Open Settings'),
  command: commands.openSettings,
});
/** Where it stands: a list is read again, a command is run again. */
const retry = (): ErrorAction => ({ label: vscode.l10n.t('Try Again'), command: commands.refresh });

function describeApiError(error: ApiError): ErrorText {
  const { t } = vscode.l10n;
  const { operation, kind, scope, status, code, retryAfter } = error.facts;
  switch (kind) {
    case 'badToken':
      return {
        text: t(
          'HighLevel did not accept the token: it is wrong, expired or revoked. Sign in with a new one.',
        ),
        actions: [signIn()],
      };
    case 'missingScope':
      return {
        text: t(
          'The token lacks the scope {0}. Add it to your private integration in HighLevel, then try again.',
          scope ?? t('of this call'),
        ),
        actions: [retry(), signIn()],
      };
    case 'wrongTokenKind':
      return {
        text: t(
          'This is an agency token; conversations need a sub-account (location) token. Create a private integration in the sub-account and sign in with its token.',
        ),
        actions: [signIn()],
      };
    case 'closedRoute':
      return {
        text: t(
          'HighLevel does not have this call at this address and Version, or keeps it from this token. Set {0} and {1} back to their defaults; if it stays so, sign in with a token of the sub-account.',
          'highlevel.apiBaseUrl',
          'highlevel.apiVersion',
        ),
        actions: [settings(), signIn()],
      };
    case 'wrongLocation':
      return {
        text: t('The token does not belong to this location. Check the location id and sign in again.'),
        actions: [signIn()],
      };
    case 'badVersion':
      return {
        text: t(
          'HighLevel refused the Version header of this call. Set {0} back to its default.',
          'highlevel.apiVersion',
        ),
        actions: [settings(), showLog()],
      };
    case 'blocked':
      return {
        text: t(
          'Access was refused before the request reached HighLevel (HTTP {0}). Check the proxy, firewall or network filter in between, then try again.',
          status ?? 403,
        ),
        actions: [retry(), showLog()],
      };
    case 'notFound':
      return {
        text: t('Not found in this location. It may have been deleted, or belong to another location.'),
        actions: [retry()],
      };
    case 'noRecording':
      return {
        text: t('There is no recording of this call. That is usual when nobody answered.'),
        actions: [],
      };
    case 'invalidRequest':
      return { text: invalidRequest(error), actions: [showLog()] };
    case 'rateLimited':
      return { text: rateLimited(error), actions: [retry()] };
    case 'server':
      return {
        text:
          retryAfter === undefined
            ? t('HighLevel had a problem of its own (HTTP {0}). Try again in a moment.', status ?? 500)
            : t(
                'HighLevel had a problem of its own (HTTP {0}) and asked to wait. Try again in {1}.',
                status ?? 500,
                waitText(retryAfter),
              ),
        actions: [retry(), showLog()],
      };
    case 'network':
      return {
        text: t(
          'HighLevel could not be reached ({0}). Check the network, VPN or proxy, then try again.',
          code ?? t('no connection'),
        ),
        actions: [retry(), showLog()],
      };
    case 'timeout':
      return {
        text: t('HighLevel did not answer in time. Check the network, then try again.'),
        actions: [retry(), showLog()],
      };
    case 'redirected':
      return {
        text: t(
          'The API address answered with a redirect to {0}, which is never followed with a token. Check {1}.',
          code ?? t('another address'),
          'highlevel.apiBaseUrl',
        ),
        actions: [settings()],
      };
    case 'tooLarge':
      return {
        text: t(
          'The answer was larger than 10 MB and was not read. A smaller {0} may help.',
          'highlevel.pageSize',
        ),
        actions: [settings()],
      };
    case 'unreadable':
      if (operation === 'refreshToken' && status === 404) {
        return {
          text: t(
            'The API address knows no address for tokens (HTTP 404), so the token could not be renewed. Check {0}.',
            'highlevel.apiBaseUrl',
          ),
          actions: [settings(), showLog()],
        };
      }
      return {
        text: t(
          'The answer was not HighLevel’s. A proxy or a sign-in page may have answered instead: check the network, then try again.',
        ),
        actions: [retry(), showLog()],
      };
    case 'internal':
      return internal();
    case 'cancelled':
      return { text: t('Cancelled.'), actions: [] };
  }
}

function invalidRequest({ facts }: ApiError): string {
  const details = (facts.details ?? []).map((line) => withoutLinks(firstLine(line))).join('; ');
  if (facts.status === undefined) {
    return vscode.l10n.t(
      'That is not an id: HighLevel ids have letters, digits, - and _, at most 64 of them.',
    );
  }
  return details === ''
    ? vscode.l10n.t(
        'HighLevel refused the request (HTTP {0}) without saying why. Check the id and the filters.',
        facts.status,
      )
    : vscode.l10n.t(
        'HighLevel refused the request (HTTP {0}): {1}. Check the id and the filters.',
        facts.status,
        details,
      );
}

function rateLimited({ facts: { retryAfter, limit } }: ApiError): string {
  const { t } = vscode.l10n;
  const wait = retryAfter === undefined ? undefined : waitText(retryAfter);
  if (limit === 'day') {
    return wait === undefined
      ? t('HighLevel’s requests for today are used up. What is loaded stays; load more tomorrow.')
      : t('HighLevel’s requests for today are used up. What is loaded stays; load more in {0}.', wait);
  }
  if (limit === 'reserve') {
    return t(
      'Few of today’s requests are left, and they are kept for your own app. Load more in {0}.',
      wait ?? waitText(3_600_000),
    );
  }
  return wait === undefined
    ? t('HighLevel’s rate limit is used up. Wait a few seconds, then try again.')
    : t('HighLevel’s rate limit is used up. Try again in {0}.', wait);
}
