import { getNodePath, findNodeAtOffset, parseTree, type Node } from 'jsonc-parser';
import { conversation, searchRow } from './conversation';
import { email } from './email';
import type { meaningOf } from './meanings';
import { message } from './message';
import type { FieldContract, RecordContract } from './types';

/* Payload text beside what is documented of it. */

const records = { message, email, conversation, searchRow } as const;
export type RecordName = keyof typeof records;

/** What the documentation and we know of the member at a place. */
export interface FieldAt {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly documented: FieldContract | undefined;
  readonly value: string | number | undefined;
  /** English. */
  readonly meaning: string | undefined;
}

/** A member that is not as documented. */
export interface Deviation {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** `undefined`: not documented at all. */
  readonly expected: FieldContract['type'] | undefined;
  readonly found: string;
}

/** A payload, parsed once. `undefined` for what is no record that we know. */
export interface Payload {
  readonly record: RecordName;
  readonly root: Node;
}

export function readPayload(text: string): Payload | undefined {
  const root = parseTree(text);
  const record = root?.type === 'object' ? recordOf(namesOf(root)) : undefined;
  return root === undefined || record === undefined ? undefined : { record, root };
}

/** A record says by its members what it is. */
function recordOf(names: ReadonlySet<string>): RecordName | undefined {
  const has = (...wanted: readonly string[]): boolean => wanted.some((name) => names.has(name));
  if (names.has('threadId')) return 'email';
  if (has('messageType') || (names.has('conversationId') && has('direction', 'contentType')))
    return 'message';
  if (has('lastMessageType', 'lastMessageBody', 'lastMessageDate', 'fullName')) return 'searchRow';
  return names.has('contactId') && has('unreadCount', 'inbox') ? 'conversation' : undefined;
}

/**
 * The member whose name or plain value is at an offset. Meanings are handed in: they share code with the rest of the
 * extension, and this file with its parser is a chunk of its own.
 */
export function fieldAt(
  { record, root }: Payload,
  offset: number,
  meaning: typeof meaningOf,
): FieldAt | undefined {
  const node = findNodeAtOffset(root, offset);
  if (node === undefined || node.type === 'object' || node.type === 'array') return undefined;
  const property = node.parent?.type === 'property' ? node.parent : undefined;
  const [name, value] = property?.children ?? [];
  if (property === undefined || name === undefined) return undefined;
  const path = getNodePath(name.parent?.children?.[1] ?? name).map(String);
  const field = path.at(-1) ?? '';
  const plain: unknown = value?.value;
  const known = typeof plain === 'string' || typeof plain === 'number' ? plain : undefined;
  return {
    start: node.offset,
    end: node.offset + node.length,
    name: field,
    documented: contractOf(records[record], path),
    value: known,
    meaning: known === undefined ? undefined : meaning(record, field, known),
  };
}

function contractOf(
  contract: RecordContract,
  [first, ...rest]: readonly string[],
): FieldContract | undefined {
  const field = first !== undefined && Object.hasOwn(contract, first) ? contract[first] : undefined;
  if (rest.length === 0 || field === undefined) return field;
  return field.members === undefined ? undefined : contractOf(field.members, rest);
}

/** Members that the documentation does not list, or lists with another type. It says nothing below free objects. */
export function deviations({ record, root }: Payload): readonly Deviation[] {
  return within(root, records[record]);
}

function within(object: Node, contract: RecordContract): readonly Deviation[] {
  return (object.children ?? []).flatMap((property) => {
    const [name, value] = property.children ?? [];
    if (name === undefined || value === undefined) return [];
    const field = String(name.value);
    const documented = Object.hasOwn(contract, field) ? contract[field] : undefined;
    const { offset: start, length } = name;
    if (documented?.type !== value.type) {
      return [{ start, end: start + length, name: field, expected: documented?.type, found: value.type }];
    }
    return documented.members === undefined ? [] : within(value, documented.members);
  });
}

function namesOf(object: Node): ReadonlySet<string> {
  return new Set((object.children ?? []).map((property) => String(property.children?.[0]?.value)));
}
