import type { StringDialect } from '../literals/strings';

/** A language that types can be written in. */
export interface TypeLanguage {
  readonly label: string;
  /** quicktype's name. */
  readonly generator:
    | 'typescript'
    | 'typescript-zod'
    | 'schema'
    | 'python'
    | 'go'
    | 'csharp'
    | 'java'
    | 'kotlin'
    | 'rust'
    | 'php'
    | 'swift';
  /** VS Code's id. */
  readonly language: string;
  /** How its keys are quoted. */
  readonly quotes: StringDialect;
  readonly options: Readonly<Record<string, string | boolean>>;
  readonly hasBigIntegers?: boolean;
  /** Editors whose first choice it is: languages without a literal. */
  readonly defaultIn?: readonly string[];
}

export const typeLanguages = {
  typescript: {
    label: 'TypeScript',
    generator: 'typescript',
    language: 'typescript',
    quotes: 'javascript',
    options: { 'just-types': true },
  },
  zod: {
    label: 'zod',
    generator: 'typescript-zod',
    language: 'typescript',
    quotes: 'javascript',
    options: {},
  },
  jsonSchema: {
    label: 'JSON Schema',
    generator: 'schema',
    language: 'json',
    quotes: 'json',
    options: {},
    hasBigIntegers: true,
  },
  python: {
    label: 'Python',
    generator: 'python',
    language: 'python',
    quotes: 'python',
    options: {},
    hasBigIntegers: true,
  },
  go: { label: 'Go', generator: 'go', language: 'go', quotes: 'go', options: { package: 'main' } },
  csharp: {
    label: 'C#',
    generator: 'csharp',
    language: 'csharp',
    quotes: 'csharp',
    options: { features: 'attributes-only', namespace: 'HighLevel', 'dateonly-timeonly-converters': false },
  },
  java: {
    label: 'Java',
    generator: 'java',
    language: 'java',
    quotes: 'java',
    options: { package: 'highlevel' },
  },
  kotlin: {
    label: 'Kotlin',
    generator: 'kotlin',
    language: 'kotlin',
    quotes: 'kotlin',
    options: { framework: 'kotlinx', package: 'highlevel' },
    defaultIn: ['kotlin'],
  },
  rust: {
    label: 'Rust',
    generator: 'rust',
    language: 'rust',
    quotes: 'rust',
    options: { 'leading-comments': false },
    defaultIn: ['rust'],
  },
  php: { label: 'PHP', generator: 'php', language: 'php', quotes: 'php', options: {} },
  swift: {
    label: 'Swift',
    generator: 'swift',
    language: 'swift',
    quotes: 'swift',
    options: { initializers: false },
    defaultIn: ['swift'],
  },
} as const satisfies Record<string, TypeLanguage>;
