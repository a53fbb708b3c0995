import { layOut, tokens } from './json';

interface Open {
  readonly bracket: string;
  readonly members: { readonly key: string; readonly text: string }[];
  /** The name that waits for its value, in an object. */
  key: string | undefined;
}

/**
 * Valid JSON with the members of every object in the order of their names, laid out for comparing. Names and values
 * are moved, never rewritten: digits, escapes and members of the same name stay as they were received.
 */
export function sortKeys(json: string): string {
  const stack: Open[] = [];
  let result = '';
  const place = (text: string): void => {
    const top = stack.at(-1);
    if (top === undefined) result = text;
    else if (top.bracket === '[') top.members.push({ key: '', text });
    else if (top.key === undefined) top.key = text;
    else {
      top.members.push({ key: nameOf(top.key), text: `${top.key}:${text}` });
      top.key = undefined;
    }
  };
  for (const token of tokens(json)) {
    if (token === '{' || token === '[') stack.push({ bracket: token, members: [], key: undefined });
    else if (token === '}' || token === ']') {
      const members = stack.pop()?.members ?? [];
      // Stable: of two members with one name the last one counts, and has to stay the last.
      const sorted = token === '}' ? members.toSorted(byName) : members;
      const open = token === '}' ? '{' : '[';
      place(open + sorted.map(({ text }) => text).join(',') + token);
    } else if (token !== ',' && token !== ':') place(token);
  }
  return layOut(result, 'pretty');
}

function byName(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** `"\u0069d"` is the name `id`. */
function nameOf(token: string): string {
  const name: unknown = JSON.parse(token);
  return String(name);
}
