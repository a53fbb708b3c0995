import { escapeInvisible } from '../../jsonPath';
import type { RenderContext } from '../format';
import { stringLiteral } from '../literals/strings';
import { typeName } from '../literals/statements';
import type { Row } from '../row';
import { gatherEvidence, standInPattern } from './evidence';
import { oneJavaFile } from './javaFile';
import { namedSchema } from './jsonSchema';
import type { TypeLanguage } from './languages';

/** Types that hold every row: what some rows leave out is optional, what is null somewhere is nullable. */
export async function inferTypes(
  rows: readonly Row[],
  context: RenderContext,
  language: TypeLanguage,
): Promise<string> {
  const { generator, options, hasBigIntegers = false } = language;
  const evidence = await gatherEvidence(rows, context, hasBigIntegers);
  // A megabyte: read when types are wanted, and nothing of ours is in it.
  const { generate } = await import('./generate');
  const lines = await generate(generator, typeName(rows), evidence.samples, context.indent, options);
  const code = withRealKeys(lines.join('\n'), evidence.oddKeys, language);
  return evidence.hasBigNumbers && losesDigits.has(generator) ? `${bigNumberNote}\n${code}` : code;
}

const losesDigits: ReadonlySet<TypeLanguage['generator']> = new Set(['typescript', 'typescript-zod']);
const bigNumberNote = '// Some integers are beyond 2^53: JSON.parse rounds them.';

function withRealKeys(code: string, oddKeys: readonly string[], { generator, quotes }: TypeLanguage): string {
  if (generator === 'schema') return namedSchema(code, oddKeys);
  const whole = generator === 'java' ? oneJavaFile(code) : code;
  const text = generator === 'go' ? whole.replace(goTag, (...found) => goKeyTag(found, oddKeys)) : whole;
  return text.replace(standInPattern, (_quoted, _quote, number: string) => {
    const key = oddKeys[Number(number)] ?? '';
    const literal = stringLiteral(quotes, key);
    // In an object literal it would set the prototype.
    return quotes === 'javascript' && key === '__proto__' ? `[${literal}]` : literal;
  });
}

const goTag = /`json:"odd key (\d+)((?:,\w+)*)"`/g;

/** A struct tag can name letters, digits and some marks; another key the field cannot be tied to. */
function goKeyTag([, number, options]: readonly unknown[], oddKeys: readonly string[]): string {
  const key = oddKeys[Number(number)] ?? '';
  if (/^[\p{L}\p{N}!#$%&()*+\-./:;<=>?@[\]^_{|}~ ]+$/u.test(key) && key !== '-') {
    return `\`json:"${key}${String(options)}"\``;
  }
  return `\`json:"-"\` // no tag can name the key ${escapeInvisible(JSON.stringify(key))}`;
}
