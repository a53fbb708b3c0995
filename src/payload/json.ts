import { stringEnd } from '../api/rawJson';

/*
 * JSON text in, JSON text out, with nothing changed but white space. Parsing and printing again would alter numbers
 * beyond 2^53, escapes, duplicate keys and key order, and a payload in code is worth something only if it is the one
 * that the server sent.
 */

export type JsonStyle = 'pretty' | 'compact' | 'received';

/** Lays out valid JSON text. `indent` is one level's white space, for `pretty`. */
export function layOut(json: string, style: JsonStyle, indent = '  '): string {
  switch (style) {
    case 'received':
      return json;
    case 'compact':
      return tokens(json).join('');
    case 'pretty':
      return pretty(json, indent);
  }
}

/** Several payloads as one JSON array, in the order given. */
export function asArray(payloads: readonly string[]): string {
  return `[${payloads.join(',')}]`;
}

const pattern = /[{}[\],:]|"|[^\s{}[\],:"]+/g;

/** The signs and scalars of valid JSON text, each as it is written. */
export function tokens(json: string): string[] {
  const found: string[] = [];
  const scan = new RegExp(pattern);
  for (let match = scan.exec(json); match !== null; match = scan.exec(json)) {
    if (match[0] !== '"') {
      found.push(match[0]);
      continue;
    }
    scan.lastIndex = stringEnd(json, match.index);
    found.push(json.slice(match.index, scan.lastIndex));
  }
  return found;
}

/** Levels that are indented: white space would grow with the square of the depth, and 10 KB could become 50 MB. */
const deepest = 32;

function pretty(json: string, indent: string): string {
  const parts: string[] = [];
  const list = tokens(json);
  let depth = 0;
  const newLine = (): string => `\n${indent.repeat(Math.min(depth, deepest))}`;
  list.forEach((token, index) => {
    const empty = (token === '{' && list[index + 1] === '}') || (token === '[' && list[index + 1] === ']');
    const closesEmpty =
      (token === '}' && list[index - 1] === '{') || (token === ']' && list[index - 1] === '[');
    if (token === '{' || token === '[') {
      depth++;
      parts.push(empty ? token : token + newLine());
    } else if (token === '}' || token === ']') {
      depth--;
      parts.push(closesEmpty ? token : newLine() + token);
    } else if (token === ',') parts.push(token + newLine());
    else parts.push(token === ':' ? ': ' : token);
  });
  return parts.join('');
}
