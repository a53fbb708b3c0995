import { parseExact, type ExactValue } from '../../exactJson';
import { eachRow, variableName, type RenderContext } from '../format';
import { commonKind, type Row } from '../row';
import { csharp, go, javascript, json, php, python, ruby } from './dialects';
import { literal, type Dialect } from './literal';
import { stringLiteral } from './strings';

/*
 * The rows as a variable of a program: one row as its object, several as a list. In a document of its own the variable
 * comes with what its language wants at the top.
 */

interface Statement {
  readonly dialect: Dialect;
  readonly before: (name: string) => string;
  readonly after?: (rows: readonly Row[]) => string;
  /** At the top of a document of its own. */
  readonly top?: string;
  /** At the top wherever it goes, if a number is written so. */
  readonly imports?: { readonly marker: string; readonly line: string };
}

export async function javascriptLiteral(rows: readonly Row[], context: RenderContext): Promise<string> {
  return statement(rows, context, {
    dialect: javascript,
    before: (name) => `const ${name} = `,
    after: () => ';',
  });
}

export async function typescriptLiteral(rows: readonly Row[], context: RenderContext): Promise<string> {
  return statement(rows, context, {
    dialect: javascript,
    before: (name) => `const ${name} = `,
    after: (all) => ` satisfies Record<string, unknown>${all.length === 1 ? '' : '[]'};`,
  });
}

export async function pythonLiteral(rows: readonly Row[], context: RenderContext): Promise<string> {
  return statement(rows, context, {
    dialect: python,
    before: (name) => `${name} = `,
    imports: { marker: 'Decimal(', line: 'from decimal import Decimal' },
  });
}

export async function rubyLiteral(rows: readonly Row[], context: RenderContext): Promise<string> {
  return statement(rows, context, {
    dialect: ruby,
    before: (name) => `${name} = `,
    imports: { marker: 'BigDecimal(', line: "require 'bigdecimal'" },
  });
}

export async function phpLiteral(rows: readonly Row[], context: RenderContext): Promise<string> {
  return statement(rows, context, {
    dialect: php,
    before: (name) => `$${name} = `,
    after: () => ';',
    top: '<?php',
  });
}

export async function goLiteral(rows: readonly Row[], context: RenderContext): Promise<string> {
  return statement(rows, context, {
    dialect: go,
    before: (name) => `var ${name} = `,
    top: 'package main',
    // Between other code an import would be an error.
    ...(context.standalone ? { imports: { marker: 'json.Number(', line: 'import "encoding/json"' } } : {}),
  });
}

export async function csharpLiteral(rows: readonly Row[], context: RenderContext): Promise<string> {
  return statement(rows, context, {
    dialect: csharp,
    before: (name) => `var ${name} = `,
    after: () => ';',
    top: 'using System.Collections.Generic;',
  });
}

/**
 * Java has no literal for nested maps with nulls; what tests there read is JSON text, and it loses nothing. A string
 * constant ends at 65,535 bytes in a class file, so a longer text is joined from parts.
 */
export async function javaLiteral(rows: readonly Row[], context: RenderContext): Promise<string> {
  const text = literal(await valueOf(rows, context), json, context.indent);
  const declared = (value: string): string =>
    context.expression === true ? value : `String ${variableName(rows)} = ${value};`;
  if (text.length < maxJavaText) {
    const lines = text
      .split('\n')
      .map((line) => context.indent + line.replace(/\\/g, '\\\\').replace(/"""/g, '\\"""'));
    return declared(`"""\n${lines.join('\n')}\n${context.indent}"""`);
  }
  const parts = text.match(/[^]{1,16000}/gu) ?? [];
  const lines = parts.map((part) => `${context.indent}${stringLiteral('java', part)}`);
  return declared(`String.join("",\n${lines.join(',\n')})`);
}

/** At most three bytes each. */
const maxJavaText = 21_000;

async function statement(rows: readonly Row[], context: RenderContext, form: Statement): Promise<string> {
  const { dialect, before, after, top, imports } = form;
  const value = await valueOf(rows, context);
  const head = [
    ...(top !== undefined && context.standalone ? [top, ''] : []),
    ...(imports !== undefined && hasNumber(value, dialect, imports.marker) ? [imports.line, ''] : []),
  ];
  const text = literal(value, dialect, context.indent);
  if (context.expression === true) return text;
  return [...head, before(variableName(rows)) + text + (after?.(rows) ?? '')].join('\n');
}

/** Whether some number is written with the marker. */
function hasNumber(value: ExactValue, dialect: Dialect, marker: string): boolean {
  switch (value.kind) {
    case 'number':
      return dialect.number(value.digits).startsWith(marker);
    case 'array':
      return value.items.some((item) => hasNumber(item, dialect, marker));
    case 'object':
      return value.members.some((one) => hasNumber(one.value, dialect, marker));
    case 'string':
    case 'word':
      return false;
  }
}

async function valueOf(rows: readonly Row[], context: RenderContext): Promise<ExactValue> {
  const values = await eachRow(rows, context, ({ json: text }) => parseExact(text));
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : { kind: 'array', items: values };
}

/** The kind of the rows as a type's name. */
export function typeName(rows: readonly Row[]): string {
  return { message: 'Message', email: 'Email', conversation: 'Conversation', row: 'Row' }[
    commonKind(rows) ?? 'row'
  ];
}
