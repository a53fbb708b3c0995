import { operations } from '../../api/operations';
import { typeNameOf } from '../../channels';
import { member, textOf, type ExactValue } from '../exactJson';

/** A row of the tree as the formats see it. */
export interface Row {
  /** `email`: one mail as its own call answers it; a list has a message for the whole thread. */
  readonly kind: 'message' | 'email' | 'conversation';
  readonly id: string;
  readonly conversationId: string | undefined;
  /** The payload as received. */
  readonly json: string;
}

const calls = {
  message: operations.getMessage,
  email: operations.getEmail,
  conversation: operations.getConversation,
} as const satisfies Record<Row['kind'], unknown>;

/** The call that answers with the row. */
export function callOf({ kind }: Row): (typeof calls)[Row['kind']] {
  return calls[kind];
}

/** What all rows are, if they are all one thing. */
export function commonKind(rows: readonly Row[]): Row['kind'] | undefined {
  const [first] = rows;
  return rows.every((row) => row.kind === first?.kind) ? first?.kind : undefined;
}

/** The type of a message: its name, or that of its number; empty where neither is known. */
export function typeOf(message: ExactValue): string {
  const number = textOf(member(message, 'type'));
  const named = number === undefined ? undefined : typeNameOf(Number(number));
  return textOf(member(message, 'messageType')) ?? named ?? '';
}
