import * as vscode from 'vscode';
import type { Governor } from '../api/policy/governor';
import { isEmail, type Message } from '../api/types';
import type { ConversationStore } from '../explorer/store';
import type { Format } from '../payload/formats/format';
import type { Row } from '../payload/formats/row';
import type { Session } from '../tree/session';
import { withCancellableProgress } from '../ui/ask';
import { agree, few } from './cost';
import { payloadOf, type Target } from './targets';

/** Where rows are held, and what decides over requests for more. */
export type Source = Pick<Session, 'store' | 'governor'>;

/** What a format reads for the targets: themselves, all that is loaded like them, or their emails. */
export async function rowsFor(
  targets: readonly Target[],
  { reads }: Format,
  session: Source,
): Promise<readonly Row[]> {
  switch (reads) {
    case 'selection':
      return targets.map(rowOf);
    case 'kind':
      return ofSameKind(targets, session.store).map(rowOf);
    case 'emails':
      return (await withEmails(targets, session)).map(rowOf);
  }
}

function rowOf(target: Target): Row {
  const json = payloadOf(target);
  if (target.kind === 'conversation') {
    const { id } = target.conversation;
    return { kind: 'conversation', id, conversationId: id, json };
  }
  const { message, conversationId } = target;
  return { kind: isEmail(message) ? 'email' : 'message', id: message.id, conversationId, json };
}

/** The targets and every loaded row that is like one of them: messages of one type, or conversations. */
function ofSameKind(targets: readonly Target[], store: ConversationStore): readonly Target[] {
  const types = new Set(
    targets.map((target) => (target.kind === 'message' ? target.message.messageType : '')),
  );
  const known = new Set<unknown>(
    targets.map((target) => (target.kind === 'message' ? target.message : target.conversation)),
  );
  const messages = [...store.loadedMessages()]
    .filter((message) => types.has(message.messageType) && !known.has(message))
    .map((message): Target => ({ kind: 'message', message, conversationId: message.conversationId }));
  if (!targets.some(({ kind }) => kind === 'conversation')) return [...targets, ...messages];
  const conversations = store.conversations.items
    .filter((conversation) => !known.has(conversation))
    .map((conversation): Target => ({ kind: 'conversation', conversation }));
  return [...targets, ...messages, ...conversations];
}

/** So many requests are over before a person wonders. */
const quick = 3;

/**
 * Each row of an email thread gives way to its newest email. The ids of a thread come in any order, so which one that is
 * shows once all are there: one request for each that is not held. A row whose emails cannot be had stays: the format
 * then marks what it lacks.
 */
async function withEmails(
  targets: readonly Target[],
  { store, governor }: Source,
): Promise<readonly Target[]> {
  const wanted = targets.flatMap((target) => emailIds(target).map((id) => [target, id] as const));
  if (wanted.length === 0) return targets;
  const asks = wanted.filter(([, id]) => store.message(id) === undefined).length;
  if (asks > few) await agreeToFetch(asks, governor);
  const newest = new Map<Target, Message>();
  const fetchAll = async (signal: AbortSignal, step: (done: number) => void): Promise<void> => {
    for (const [done, [target, id]] of wanted.entries()) {
      step(done);
      const email = await store.lookUpEmail(id, signal).catch(() => undefined);
      if (signal.aborted) throw new vscode.CancellationError();
      if (email !== undefined && isNewer(email, newest.get(target))) newest.set(target, email);
    }
  };
  if (wanted.length <= quick) await fetchAll(new AbortController().signal, () => undefined);
  else {
    const title = vscode.l10n.t('Fetching {0} emails', wanted.length);
    await withCancellableProgress(title, (signal, progress) =>
      fetchAll(signal, (done) => {
        const message = vscode.l10n.t('{0} of {1}', done, wanted.length);
        progress.report({ message, increment: done === 0 ? 0 : 100 / wanted.length });
      }),
    );
  }
  return targets.map((target) => {
    const message = newest.get(target);
    if (message === undefined || target.kind === 'conversation') return target;
    return { ...target, message };
  });
}

function agreeToFetch(emails: number, governor: Governor): Promise<void> {
  const { t } = vscode.l10n;
  const question = t('This format needs {0} emails, each by a request of its own.', emails);
  return agree(governor, question, t('Fetch'), t('It can be cancelled at any time; nothing is copied then.'));
}

/** Of the emails that a row stands for. */
function emailIds(target: Target): readonly string[] {
  return target.kind === 'conversation' || isEmail(target.message) ? [] : target.message.emailMessageIds;
}

/** The later id where the dates do not tell. */
const isNewer = (email: Message, than: Message | undefined): boolean =>
  than === undefined || (email.dateAdded ?? 0) >= (than.dateAdded ?? 0);
