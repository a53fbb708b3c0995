/** A row of the tree as the formats see it. */
export interface Row {
  readonly kind: 'message' | 'conversation';
  readonly id: string;
  readonly conversationId: string | undefined;
  /** The payload as received. */
  readonly json: string;
}

/** What all rows are, if they are all one thing. */
export function commonKind(rows: readonly Row[]): Row['kind'] | undefined {
  const [first] = rows;
  return rows.every((row) => row.kind === first?.kind) ? first?.kind : undefined;
}
