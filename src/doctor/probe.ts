import type { HighLevelApi } from '../api/client';
import { ApiError, isApiError, type ApiErrorFacts } from '../api/errors';
import { operations, type OperationName } from '../api/operations';

/** Every scope that some call of the product needs. */
export type Scope = (typeof operations)[OperationName]['scope'];

/** What one cheap call says of a scope. */
export type Verdict =
  | { readonly kind: 'granted' }
  | { readonly kind: 'refused'; readonly error: ApiErrorFacts }
  /** The token as a whole is refused, or nobody answers: more calls would say the same. */
  | { readonly kind: 'notTried' };

export interface ScopeVerdict {
  readonly scope: Scope;
  readonly verdict: Verdict;
}

type Probe = (api: HighLevelApi, conversationId: string | undefined, signal: AbortSignal) => Promise<unknown>;

/** An id that nothing has: the server looks at the scope first, and says "not found" where it is granted. */
const nothingsId = 'highlevel-doctor';

/**
 * The cheapest call of each scope, in this order: the first also finds a conversation for those after it. A call of the
 * product that needs another scope does not compile without a probe for it.
 */
const probes = {
  'conversations.readonly': (api, _id, signal) => api.searchConversations({ limit: 1 }, signal),
  'conversations/message.readonly': (api, id, signal) =>
    id === undefined ? api.getMessage(nothingsId, signal) : api.listMessages(id, { limit: 1 }, signal),
} as const satisfies Readonly<Record<Scope, Probe>>;

/** Names of the calls that need a scope. */
export function callsOf(scope: Scope): readonly string[] {
  return Object.entries(operations).flatMap(([name, operation]) => (operation.scope === scope ? [name] : []));
}

const isScope = (name: string): name is Scope => Object.hasOwn(probes, name);

/** One request a scope, at most. */
export async function probeScopes(api: HighLevelApi, signal: AbortSignal): Promise<readonly ScopeVerdict[]> {
  const verdicts: ScopeVerdict[] = [];
  let conversationId: string | undefined;
  let goesOn = true;
  const noting: HighLevelApi = {
    ...api,
    searchConversations: async (query, own, priority) => {
      const page = await api.searchConversations(query, own, priority);
      conversationId = page.items[0]?.id;
      return page;
    },
  };
  for (const scope of Object.keys(probes).filter(isScope)) {
    const probe: Probe = probes[scope];
    const verdict: Verdict = goesOn
      ? await verdictOf(() => probe(noting, conversationId, signal))
      : { kind: 'notTried' };
    if (verdict.kind === 'refused') goesOn = verdict.error.kind === 'missingScope';
    verdicts.push({ scope, verdict });
  }
  return verdicts;
}

async function verdictOf(probe: () => Promise<unknown>): Promise<Verdict> {
  try {
    await probe();
    return { kind: 'granted' };
  } catch (error) {
    // What is not there was looked for, and an odd answer is an answer.
    if (isApiError(error, 'notFound', 'unreadable', 'tooLarge')) return { kind: 'granted' };
    if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error;
    return { kind: 'refused', error: error.facts };
  }
}
