import type { Format, RenderContext } from './format';
import { fixtureFormats, requestFormats, textFormats } from './families';
import { jsonText } from './json';
import * as literals from './literals/statements';
import type { Row } from './row';
import { valueFormats } from './value';
import { inferTypes } from './types/inferTypes';
import { typeLanguages, type TypeLanguage } from './types/languages';

/*
 * Every way to write a payload, in the order in which they are offered. One row a format; the first whose language is
 * the editor's, or that names it in `defaultIn`, is the default there.
 */

type Render = (rows: readonly Row[], context: RenderContext) => Promise<string>;

function literalFormat(
  label: string,
  language: string,
  render: Render,
  defaultIn?: readonly string[],
): Format {
  const format = { label, group: 'literal', language, rows: 'many', reads: 'selection', render } as const;
  return defaultIn === undefined ? format : { ...format, defaultIn };
}

/** Types from the selected rows, or with `reads: 'kind'` from all that are loaded like them. */
function typesFormat(row: TypeLanguage, reads: Format['reads']): Format {
  return {
    label: reads === 'kind' ? `${row.label} types from all loaded rows of this kind` : `${row.label} types`,
    group: 'types',
    language: row.language,
    rows: 'many',
    reads,
    ...(row.defaultIn === undefined || reads === 'kind' ? {} : { defaultIn: row.defaultIn }),
    render: (rows, context) => inferTypes(rows, context, row),
  };
}

export const formats = {
  'json.pretty': {
    label: 'JSON',
    group: 'json',
    language: 'json',
    defaultIn: ['json', 'jsonc', 'json5'],
    rows: 'many',
    reads: 'selection',
    render: (rows, context) => jsonText(rows, context, 'pretty'),
  },
  'json.compact': {
    label: 'JSON on one line',
    group: 'json',
    language: 'json',
    defaultIn: ['jsonl'],
    rows: 'many',
    reads: 'selection',
    render: (rows, context) => jsonText(rows, context, 'compact'),
  },
  ...valueFormats,
  'literal.typescript': literalFormat('TypeScript constant', 'typescript', literals.typescriptLiteral, [
    'typescript',
    'typescriptreact',
  ]),
  'literal.javascript': literalFormat('JavaScript constant', 'javascript', literals.javascriptLiteral, [
    'javascript',
    'javascriptreact',
    'vue',
    'svelte',
  ]),
  'literal.python': literalFormat('Python dict', 'python', literals.pythonLiteral, ['python']),
  'literal.php': literalFormat('PHP array', 'php', literals.phpLiteral, ['php']),
  'literal.ruby': literalFormat('Ruby hash', 'ruby', literals.rubyLiteral, ['ruby']),
  'literal.go': literalFormat('Go map', 'go', literals.goLiteral, ['go']),
  'literal.csharp': literalFormat('C# dictionary', 'csharp', literals.csharpLiteral, ['csharp']),
  'literal.java': literalFormat('Java text block', 'java', literals.javaLiteral, ['java']),
  ...requestFormats,
  'types.typescript': typesFormat(typeLanguages.typescript, 'selection'),
  'types.zod': typesFormat(typeLanguages.zod, 'selection'),
  'types.jsonSchema': typesFormat(typeLanguages.jsonSchema, 'selection'),
  'types.python': typesFormat(typeLanguages.python, 'selection'),
  'types.go': typesFormat(typeLanguages.go, 'selection'),
  'types.csharp': typesFormat(typeLanguages.csharp, 'selection'),
  'types.java': typesFormat(typeLanguages.java, 'selection'),
  'types.kotlin': typesFormat(typeLanguages.kotlin, 'selection'),
  'types.rust': typesFormat(typeLanguages.rust, 'selection'),
  'types.php': typesFormat(typeLanguages.php, 'selection'),
  'types.swift': typesFormat(typeLanguages.swift, 'selection'),
  'kindTypes.typescript': typesFormat(typeLanguages.typescript, 'kind'),
  'kindTypes.zod': typesFormat(typeLanguages.zod, 'kind'),
  'kindTypes.jsonSchema': typesFormat(typeLanguages.jsonSchema, 'kind'),
  'kindTypes.python': typesFormat(typeLanguages.python, 'kind'),
  'kindTypes.go': typesFormat(typeLanguages.go, 'kind'),
  'kindTypes.csharp': typesFormat(typeLanguages.csharp, 'kind'),
  'kindTypes.java': typesFormat(typeLanguages.java, 'kind'),
  'kindTypes.kotlin': typesFormat(typeLanguages.kotlin, 'kind'),
  'kindTypes.rust': typesFormat(typeLanguages.rust, 'kind'),
  'kindTypes.php': typesFormat(typeLanguages.php, 'kind'),
  'kindTypes.swift': typesFormat(typeLanguages.swift, 'kind'),
  ...textFormats,
  ...fixtureFormats,
} as const satisfies Record<string, Format>;

export type FormatId = keyof typeof formats;

export function isFormatId(value: unknown): value is FormatId {
  return typeof value === 'string' && Object.hasOwn(formats, value);
}

export const formatIds = Object.keys(formats).filter(isFormatId);

/** What fits an editor of that language. */
export function defaultFormat(language: string): FormatId {
  const fits = formatIds.find((id) => formatOf(id).defaultIn?.includes(language) === true);
  return fits ?? 'json.pretty';
}

/** The format as any format. */
export function formatOf(id: FormatId): Format {
  return formats[id];
}
