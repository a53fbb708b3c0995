import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { createSampleHandler, sampleLocationId } from '../../../src/sample/handler';
import { asList, asText, isObject, messagesOf, searchAll } from '../../support/ask';
import { sampleConversations, unlistedConversations } from '../../support/sampleIds';

/** Every answer the account can give, as text. */
function everything(now: number): string[] {
  const handler = createSampleHandler({ now: () => now });
  const texts: string[] = [];
  const recording: typeof handler = (request) => {
    const response = handler(request);
    texts.push(response.text);
    return response;
  };
  const get = (route: string): void => void recording({ path: route, query: {}, headers: { Version: 'v3' } });
  const rows = searchAll(recording);
  get(`/locations/${sampleLocationId}`);
  for (const row of rows) {
    get(`/conversations/${asText(row['id'])}`);
    get(`/contacts/${asText(row['contactId'])}`);
  }
  for (const id of [...rows.map((row) => asText(row['id'])), ...Object.values(unlistedConversations)]) {
    if (id === sampleConversations.vanished) continue;
    for (const message of messagesOf(recording, id)) {
      for (const mail of mailIds(message['meta'])) get(`/conversations/messages/email/${mail}`);
    }
  }
  return texts;
}

function mailIds(meta: unknown): string[] {
  if (!isObject(meta) || !isObject(meta['email'])) return [];
  const inner = isObject(meta['email']['email']) ? meta['email']['email'] : meta['email'];
  return inner['messageIds'] === undefined ? [] : asList(inner['messageIds']).map(asText);
}

/** The values of all members whose name says that they hold an id of HighLevel's. */
function idsIn(value: unknown, name = ''): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => idsIn(item, name));
  if (isObject(value)) return Object.entries(value).flatMap(([key, member]) => idsIn(member, key));
  return /^(id|.*Ids?|assignedTo)$/.test(name) ? [value] : [];
}

describe('sample account: what it may contain', () => {
  const now = Date.UTC(2026, 5, 1, 10);
  let texts: readonly string[] = [];

  before(() => {
    texts = everything(now);
  });

  it('has ids that can stand in a path, whatever else they look like', () => {
    // Mail ids of other systems, big numbers on purpose and the hostile user id are not ids of this API.
    const ids = new Set(texts.flatMap((text) => idsIn(JSON.parse(text))));
    const odd = [...ids].filter((id) => typeof id !== 'string' || !/^[A-Za-z0-9_-]{1,64}$/.test(id));
    const known = new Set<unknown>([null, '', '../../../etc/passwd']);
    const elsewhere = (id: unknown): boolean =>
      typeof id === 'number' || (typeof id === 'string' && /^<\w+@mail\.example\.com>$/.test(id));
    assert.deepEqual(
      odd.filter((id) => !known.has(id) && !elsewhere(id)),
      [],
    );
    assert.ok(ids.size > 5300, String(ids.size));
  });

  it('names nobody who could exist', () => {
    const text = texts.join('\n');
    const hosts = new Set(
      (text.match(/@[\w-]+(\.[\w-]+)+|:\/\/[^/\s"'\\<>?&)]+/g) ?? []).map((host) =>
        host.replace(/^.*[@/]/, ''),
      ),
    );
    assert.ok(hosts.size >= 3);
    assert.deepEqual(
      [...hosts].filter((host) => !/^(mail\.)?example\.(com|org|net|example)$/.test(host)),
      [],
    );
    const phones = text.match(/(?<![\w.-])\+\d[\d ()-]{6,}\d/g) ?? [];
    assert.ok(phones.length > 100);
    assert.deepEqual(
      [...new Set(phones)].filter((phone) => !/^\+1 ?555 ?01/.test(phone)),
      [],
    );
  });

  it('holds nothing that looks like a token', () => {
    const text = texts.join('\n');
    for (const pattern of [
      /pit-[0-9a-f]{8}-/i,
      /eyJ[\w-]{10}/,
      /Bearer /i,
      /\b(sk|pk|AC|SK)[_-]?[0-9a-f]{24}/,
      /-----BEGIN/,
      /AKIA[0-9A-Z]{12}/,
    ]) {
      assert.doesNotMatch(text, pattern);
    }
  });

  it('is the same for the same moment, and moves with it', () => {
    // Compared as booleans: a difference of megabytes says nothing.
    assert.ok(everything(now).join('\n') === texts.join('\n'), 'the same moment, another text');
    const later = everything(now + 86_400_000);
    assert.equal(later.length, texts.length);
    assert.ok(later.join('\n') !== texts.join('\n'), 'a day later, the same text');
    // A page's trace id is made from its cursor, which is a date.
    const undated = (text: string): string =>
      text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\b1[6-8]\d{11}\b|"traceId":"[^"]+"/g, 'date');
    assert.ok(later.map(undated).join('\n') === texts.map(undated).join('\n'), 'more than dates differ');
  }).timeout(20_000);
});

describe('sample account: what it costs', () => {
  it('is under 56 KB, and needs neither vscode nor node', async () => {
    const result = await build({
      entryPoints: ['src/sample/handler.ts'],
      bundle: true,
      minify: true,
      write: false,
      format: 'cjs',
      platform: 'neutral',
      metafile: true,
      target: 'node20',
      logLevel: 'silent',
    });
    const size = result.outputFiles[0]?.contents.length ?? Infinity;
    assert.ok(size < 56 * 1024, `${String(size)} bytes`);
    const inputs = Object.entries(result.metafile.inputs);
    assert.ok(
      inputs.every(([file]) => /^src[\\/]sample[\\/]/.test(file)),
      inputs.map(([file]) => file).join(),
    );
    assert.deepEqual(
      inputs.flatMap(([, input]) => input.imports).filter((one) => one.external),
      [],
    );
  });

  it('is of no concern to the extension entry but for its name and location', () => {
    const source = fs.readFileSync(path.join('src', 'sample', 'account.ts'), 'utf8');
    assert.doesNotMatch(source, /import/);
  });
});
