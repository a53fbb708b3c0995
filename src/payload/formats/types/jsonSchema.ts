import { exactText, parseExact, type ExactValue, type Member } from '../../exactJson';
import { json } from '../literals/dialects';
import { literal } from '../literals/literal';

/** The schema with the payload's own keys. It lets further members pass: HighLevel adds some without notice. */
export function namedSchema(code: string, oddKeys: readonly string[]): string {
  const name = (text: string): string => {
    const number = /^odd key (\d+)$/.exec(text)?.[1];
    return number === undefined ? text : (oddKeys[Number(number)] ?? text);
  };
  const walk = (value: ExactValue): ExactValue => {
    switch (value.kind) {
      case 'object':
        return { kind: 'object', members: value.members.flatMap(renamed) };
      case 'array':
        return { kind: 'array', items: value.items.map(walk) };
      case 'string':
        return exactText(name(value.text));
      case 'number':
      case 'word':
        return value;
    }
  };
  const renamed = ({ key, value }: Member): Member[] =>
    key === 'additionalProperties' && value.kind === 'word' ? [] : [{ key: name(key), value: walk(value) }];
  const indent = /\n(\s+)"/.exec(code)?.[1] ?? '  ';
  return literal(walk(parseExact(code)), json, indent);
}
