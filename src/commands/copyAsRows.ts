import * as vscode from 'vscode';
import { isEmail, type Message } from '../api/types';
import type { ConversationStore } from '../explorer/store';
import type { Format } from '../payload/formats/format';
import type { Row } from '../payload/formats/row';
import { withCancellableProgress } from '../ui/ask';
import { payloadOf, type Target } from './targets';

/** What a format reads for the targets: themselves, all that is loaded like them, or their emails. */
export async function rowsFor(
  targets: readonly Target[],
  { reads }: Format,
  store: ConversationStore,
): Promise<readonly Row[]> {
  switch (reads) {
    case 'selection':
      return targets.map(rowOf);
    case 'kind':
      return ofSameKind(targets, store).map(rowOf);
    case 'emails':
      return (await withEmails(targets, store)).map(rowOf);
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
const few = 3;

/**
 * Each row of an email thread gives way to its newest email. The ids of a thread come in any order, so which one that is
 * shows once all are there: one request for each that is not held. A row whose emails cannot be had stays: the format
 * then marks what it lacks.
 */
async function withEmails(targets: readonly Target[], store: ConversationStore): Promise<readonly Target[]> {
  const wanted = targets.flatMap((target) => emailIds(target).map((id) => [target, id] as const));
  if (wanted.length === 0) return targets;
  const newest = new Map<Target, Message>();
  const fetchAll = async (signal: AbortSignal, step: (done: number) => void): Promise<void> => {
    for (const [done, [target, id]] of wanted.entries()) {
      step(done);
      const email = await store.lookUpEmail(id, signal).catch(() => undefined);
      if (signal.aborted) throw new vscode.CancellationError();
      if (email !== undefined && isNewer(email, newest.get(target))) newest.set(target, email);
    }
  };
  if (wanted.length <= few) await fetchAll(new AbortController().signal, () => undefined);
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

/** Of the emails that a row stands for. */
function emailIds(target: Target): readonly string[] {
  return target.kind === 'conversation' || isEmail(target.message) ? [] : target.message.emailMessageIds;
}

/** The later id where the dates do not tell. */
const isNewer = (email: Message, than: Message | undefined): boolean =>
  than === undefined || (email.dateAdded ?? 0) >= (than.dateAdded ?? 0);
