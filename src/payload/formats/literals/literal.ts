import type { ExactValue, Member } from '../../exactJson';
import { Refusal } from '../../refusal';

/** How a language writes a value. Everything between brackets is laid out one entry a line. */
export interface Dialect {
  text(text: string): string;
  number(digits: string): string;
  readonly words: Readonly<Record<'true' | 'false' | 'null', string>>;
  /** The brackets around members, and around items. */
  readonly object: (members: readonly Member[]) => readonly [open: string, close: string];
  readonly array: readonly [open: string, close: string];
  readonly emptyObject: string;
  readonly emptyArray: string;
  /** A key with what stands between it and its value. */
  key(key: string): string;
  readonly trailingComma: boolean;
}

/** Writes a value; its first line continues the line it is put on. @throws Refusal `duplicateKey`, `loneSurrogate` */
export function literal(value: ExactValue, dialect: Dialect, indent: string, margin = ''): string {
  switch (value.kind) {
    case 'string':
      return dialect.text(value.text);
    case 'number':
      return dialect.number(value.digits);
    case 'word':
      return dialect.words[value.word];
    case 'array':
      return value.items.length === 0
        ? dialect.emptyArray
        : block(
            dialect.array,
            value.items.map((item) => literal(item, dialect, indent, margin + indent)),
            dialect,
            indent,
            margin,
          );
    case 'object': {
      refuseDuplicates(value.members);
      if (value.members.length === 0) return dialect.emptyObject;
      const entries = value.members.map(
        ({ key, value: inner }) => dialect.key(key) + literal(inner, dialect, indent, margin + indent),
      );
      return block(dialect.object(value.members), entries, dialect, indent, margin);
    }
  }
}

function block(
  [open, close]: readonly [string, string],
  entries: readonly string[],
  { trailingComma }: Dialect,
  indent: string,
  margin: string,
): string {
  const lines = entries.map((entry) => `\n${margin}${indent}${entry}`);
  return `${open}${lines.join(',')}${trailingComma ? ',' : ''}\n${margin}${close}`;
}

/** Which of two equal keys a program meant nobody knows, and a literal holds one. */
function refuseDuplicates(members: readonly Member[]): void {
  const seen = new Set<string>();
  for (const { key } of members) {
    if (seen.has(key)) throw new Refusal('duplicateKey', key);
    seen.add(key);
  }
}
