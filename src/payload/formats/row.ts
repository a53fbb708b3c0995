import { operations } from '../../api/operations';

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
