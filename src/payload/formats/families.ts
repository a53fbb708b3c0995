import { jsonFixture, mswHandlers, nockHandlers } from './fixture/fixtures';
import { eachRow, type Format } from './format';
import * as clients from './requests/clients';
import { requestOf, tokenVariable, type RowRequest } from './requests/request';
import { curlCommand, httpFile } from './requests/shell';
import { markdownTicket, plainTicket } from './ticket';
import { webhookTwin } from './webhook';

/* Rows of the format table: requests, texts for people, and what stands in for HighLevel in a test. */

const tokenNote = `The token comes from the environment variable ${tokenVariable}`;

interface ClientRow {
  readonly label: string;
  readonly language: string;
  readonly client: (request: RowRequest) => string;
  /** One level in the template; Go has its own everywhere. */
  readonly level?: string;
  /** Above the code in a document of its own. */
  readonly top?: string;
}

/** Code that asks for one row; a program that asks for several would be another program. */
function clientFormat({ label, language, client, level = '  ', top = '' }: ClientRow): Format {
  return {
    label: `Request: ${label}`,
    detail: tokenNote,
    group: 'request',
    language,
    rows: 'one',
    reads: 'selection',
    render: async (rows, context) => {
      const texts = await eachRow(rows, context, (row) => client(requestOf(row, context)));
      const code = language === 'go' ? texts.join('\n') : reindented(texts.join('\n'), level, context.indent);
      return context.standalone ? top + code : code;
    },
  };
}

/** Levels of indentation as the editor has them. */
function reindented(code: string, level: string, indent: string): string {
  return code.replace(/^ +/gm, (margin) => indent.repeat(Math.floor(margin.length / level.length)));
}

export const requestFormats = {
  'request.curl': {
    label: 'Request: cURL',
    detail: tokenNote,
    group: 'request',
    language: 'shellscript',
    defaultIn: ['shellscript'],
    rows: 'many',
    reads: 'selection',
    render: async (rows, context) =>
      (await eachRow(rows, context, (row) => curlCommand(requestOf(row, context)))).join('\n'),
  },
  'request.http': {
    label: 'Request: .http file',
    detail: tokenNote,
    group: 'request',
    language: 'http',
    defaultIn: ['http', 'rest'],
    rows: 'many',
    reads: 'selection',
    render: async (rows, context) =>
      (await eachRow(rows, context, (row) => httpFile(requestOf(row, context)))).join('\n###\n\n'),
  },
  'request.axios': clientFormat({ label: 'axios', language: 'javascript', client: clients.axiosClient }),
  'request.fetch': clientFormat({ label: 'fetch', language: 'javascript', client: clients.fetchClient }),
  'request.python': clientFormat({
    label: 'Python requests',
    language: 'python',
    client: clients.pythonClient,
    level: '    ',
  }),
  'request.go': clientFormat({ label: 'Go', language: 'go', client: clients.goClient }),
  'request.php': clientFormat({
    label: 'PHP',
    language: 'php',
    client: clients.phpClient,
    level: '    ',
    top: '<?php\n\n',
  }),
  'request.ruby': clientFormat({ label: 'Ruby', language: 'ruby', client: clients.rubyClient }),
  'request.csharp': clientFormat({ label: 'C#', language: 'csharp', client: clients.csharpClient }),
  'request.java': clientFormat({
    label: 'Java',
    language: 'java',
    client: clients.javaClient,
    level: '    ',
  }),
} as const satisfies Record<string, Format>;

export const textFormats = {
  'text.markdown': {
    label: 'Markdown for a ticket',
    detail: 'Names, ids and text as they are',
    group: 'text',
    language: 'markdown',
    defaultIn: ['markdown'],
    rows: 'many',
    reads: 'selection',
    render: markdownTicket,
  },
  'text.plain': {
    label: 'Plain text for a ticket',
    detail: 'Names, ids and text as they are',
    group: 'text',
    language: 'plaintext',
    defaultIn: ['plaintext'],
    rows: 'many',
    reads: 'selection',
    render: plainTicket,
  },
} as const satisfies Record<string, Format>;

const inventedNote = 'Names, phones, emails, ids and texts are invented; equal ones stay equal';

export const fixtureFormats = {
  webhook: {
    label: 'Webhook event',
    detail: 'What the API does not know is marked <…>; there is no signature',
    group: 'webhook',
    language: 'json',
    rows: 'many',
    reads: 'emails',
    render: webhookTwin,
  },
  'fixture.json': {
    label: 'Fixture',
    detail: inventedNote,
    group: 'fixture',
    language: 'json',
    rows: 'many',
    reads: 'selection',
    render: jsonFixture,
  },
  'fixture.msw': {
    label: 'Fixture: msw handlers',
    detail: inventedNote,
    group: 'fixture',
    language: 'javascript',
    rows: 'many',
    reads: 'selection',
    render: mswHandlers,
  },
  'fixture.nock': {
    label: 'Fixture: nock handlers',
    detail: inventedNote,
    group: 'fixture',
    language: 'javascript',
    rows: 'many',
    reads: 'selection',
    render: nockHandlers,
  },
} as const satisfies Record<string, Format>;
