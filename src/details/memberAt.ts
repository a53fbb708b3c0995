import { childrenOf, rootNode, type JsonNode } from './jsonRows';
import type { JsonPath } from '../payload/jsonPath';

export interface MemberAt {
  readonly path: JsonPath;
  /** Where its value is. */
  readonly start: number;
  readonly end: number;
}

/**
 * The member that a cursor is on: within its name or value, or anywhere on the lines of a laid-out text that are its
 * own. Behind an opening bracket the cursor is still on what opens.
 *
 * @param text valid JSON
 */
export function memberAt(text: string, offset: number): MemberAt {
  let node = rootNode(text);
  const path: (string | number)[] = [];
  for (let child = childAt(text, node, offset); child !== undefined; child = childAt(text, node, offset)) {
    node = child;
    if (node.key !== undefined) path.push(node.key);
  }
  return { path, start: node.start, end: node.end };
}

const page = 1_000;

function childAt(text: string, parent: JsonNode, offset: number): JsonNode | undefined {
  if (offset <= parent.start || offset >= parent.end || /^[ \t]*$/.test(text.slice(parent.start + 1, offset)))
    return undefined;
  let next: Parameters<typeof childrenOf>[3];
  do {
    const { nodes, next: after } = childrenOf(text, parent, page, next);
    // The comma at the end of a line still belongs to its value.
    const found = nodes.find(({ end }) => offset <= (text.startsWith(',\n', end) ? end + 1 : end));
    if (found !== undefined) return found;
    next = after;
  } while (next !== undefined);
  return undefined;
}
