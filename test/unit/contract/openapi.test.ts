import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conversation, searchRow } from '../../../src/contract/conversation';
import { email } from '../../../src/contract/email';
import { message, messageMeta } from '../../../src/contract/message';
import type { RecordContract } from '../../../src/contract/types';
import { repositoryRoot } from '../../host/paths';
import { asList, asObject, asText, type JsonObject } from '../../support/ask';

/*
 * The published documents lie in a folder beside the repository, or where HIGHLEVEL_SHARED says. Without them there is
 * nothing to compare with, and the tables are only checked for what they are.
 */
const shared = process.env['HIGHLEVEL_SHARED'] ?? join(repositoryRoot(), '..', 'shared');
const files = ['conversations-2021-04-15.json', 'conversations-v3.json'].map((name) =>
  join(shared, 'openapi', name),
);

const tables: Readonly<Record<string, RecordContract>> = {
  GetMessageResponseDto: message,
  MessageMeta: messageMeta,
  GetEmailMessageResponseDto: email,
  GetConversationByIdResponse: conversation,
  ConversationSchema: searchRow,
};

/** What a schema says of each member: type, whether it is required, its values and its description. */
function documented(schema: JsonObject): JsonObject {
  const required = 'required' in schema ? asList(schema['required']) : [];
  return Object.fromEntries(
    Object.entries(asObject(schema['properties'])).map(([name, value]) => {
      const { type = 'object', enum: values, description } = asObject(value);
      return [name, { type, required: required.includes(name), values, description }];
    }),
  );
}

function told(table: RecordContract): JsonObject {
  return Object.fromEntries(
    Object.entries(table).map(([name, { type, required = false, values, description }]) => [
      name,
      { type, required, values, description },
    ]),
  );
}

/** The older document has no description for many members. */
function withoutMissing(table: JsonObject, schema: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(table).map(([name, field]) => {
      const known = asObject(schema[name] ?? {})['description'];
      return [name, known === undefined ? { ...asObject(field), description: undefined } : field];
    }),
  );
}

describe('the documented contract', () => {
  for (const file of files.filter((name) => existsSync(name))) {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const schemas = asObject(asObject(asObject(parsed)['components'])['schemas']);
    for (const [name, table] of Object.entries(tables)) {
      it(`says of ${name} what ${file.split('/').at(-1) ?? ''} says`, () => {
        const expected = documented(asObject(schemas[name]));
        assert.deepEqual(withoutMissing(told(table), expected), expected);
      });
    }
  }

  it('explains every member', () => {
    for (const table of Object.values(tables)) {
      for (const { description } of Object.values(table)) assert.notEqual(asText(description), '');
    }
  });
});
