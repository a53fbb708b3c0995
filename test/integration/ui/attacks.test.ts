import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ApiError } from '../../../src/api/errors';
import { conversationItem } from '../../../src/commands/filters';
import { meaningOf } from '../../../src/contract/meanings';
import { hoverAt, type PayloadText } from '../../../src/documents/hintText';
import { createIdLinkProviders } from '../../../src/links/providers';
import { tooltipOf } from '../../../src/tree/tooltips';
import { describeError } from '../../../src/ui/errorText';
import { cleanLines, firstLine, noticeLine, withoutIcons } from '../../../src/ui/oneLine';
import { foundLabel } from '../../../src/ui/recordText';
import { attacks } from '../../support/attacks';
import { conversationOf, messageOf } from '../../support/builders';
import { fixedApi, openTree, time } from '../support/tree';

/*
 * Every hostile text in what VS Code is given to draw: either it is a plain text, or it is Markdown that says nothing
 * but the text. The same texts in the real workbench, as many as fit, are in test/e2e/hostileEverywhere.test.ts.
 */

/** Groups of so many, the last one filled up. */
function groups(size: number): readonly (readonly string[])[] {
  const all: string[][] = [];
  for (let at = 0; at < attacks.length; at += size)
    all.push(Array.from({ length: size }, (_, n) => attacks[at + n] ?? attacks[n] ?? ''));
  return all;
}

const longId = (n: number): string => `HostileMessage${String(n).padStart(6, '0')}`;

function markdownOf(hover: vscode.Hover | undefined): readonly vscode.MarkdownString[] {
  assert.ok(hover, 'there is a hover');
  return hover.contents.map((content) => {
    assert.ok(content instanceof vscode.MarkdownString);
    return content;
  });
}

/** What VS Code's own Markdown makes of it; it is looser than that of hovers, as it lets HTML through. */
async function rendered(content: vscode.MarkdownString): Promise<string> {
  const { isTrusted = false, supportHtml = false, supportThemeIcons = false } = content;
  assert.deepEqual([isTrusted, supportHtml, supportThemeIcons], [false, false, false]);
  const html = await htmlOf(content.value);
  // Its own extensions leave a mark in each, also in that of nothing.
  return html.replace((await htmlOf('')).trim(), '');
}

async function htmlOf(markdown: string): Promise<string> {
  return String(await vscode.commands.executeCommand('markdown.api.render', markdown));
}

const elementsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<[^>]*>?/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/^<\/?p( [\w-]+="[\w -]*")*>$/.test(tag));

const bare = (text: string): string => text.replace(/[\s\u00a0]+/g, '');

function textIn(html: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => named[name] ?? '');
}

/** A document for each would take the editor a minute. */
function inOneLine(text: string): PayloadText {
  return {
    version: 1,
    getText: () => text,
    offsetAt: ({ character }) => character,
    positionAt: (offset) => new vscode.Position(0, offset),
  };
}

describe(`${attacks.length} hostile texts`, () => {
  it('are plain text in tooltips, and all of it', () => {
    const { store, tree } = openTree(fixedApi());
    try {
      for (const [body = '', status = '', error = ''] of groups(1).map(([text = '']) => [text, text, text])) {
        const message = messageOf(0, { body, status, error });
        const node = tree.nodes?.message(message, 'any');
        assert.ok(node);
        const tooltip: unknown = tooltipOf(node, store, time);
        assert.equal(typeof tooltip, 'string');
        for (const part of [cleanLines(body.trim().slice(0, 600)), firstLine(status), firstLine(error)])
          assert.ok(String(tooltip).includes(part), JSON.stringify(body));
      }
    } finally {
      store.dispose();
      tree.dispose();
    }
  });

  it('are Markdown of their own text in the hover of an id', async () => {
    const rows = groups(3).map(([body, status, error], n) =>
      messageOf(n, { id: longId(n), body, status, error }),
    );
    const { store, rows: children } = openTree(fixedApi(undefined, rows), { pageSize: 100 });
    try {
      const [conversation] = await children();
      await children(conversation);
      const providers = createIdLinkProviders({ session: { store } }, time);
      const content = rows.map(({ id }) => `messageId=${id}\n`).join('');
      const document = await vscode.workspace.openTextDocument({ content });
      for (const [n, { body, status = '', error = '' }] of rows.entries()) {
        const [markdown, ...others] = markdownOf(providers.hover(document, new vscode.Position(n, 14)));
        assert.ok(markdown && others.length === 0);
        const html = await rendered(markdown);
        assert.deepEqual(elementsIn(html), [], JSON.stringify([body, status, error]));
        for (const part of [body, status, error])
          assert.ok(bare(textIn(html)).includes(bare(firstLine(part))), JSON.stringify(part));
      }
    } finally {
      store.dispose();
    }
  }).timeout(120_000);

  it('are Markdown of their own text in the hover of a payload', async () => {
    for (const [messageType = '', status = '', source = '', callStatus = ''] of groups(4)) {
      const payload = { messageType, status, source, meta: { callStatus } };
      const content = JSON.stringify(payload);
      const document = inOneLine(content);
      for (const name of ['"messageType"', '"status"', '"source"', '"callStatus"']) {
        const at = document.positionAt(content.lastIndexOf(`${name}:`) + 1);
        const found = hoverAt(document, at, meaningOf);
        if (found === undefined) continue;
        for (const markdown of markdownOf(found))
          assert.deepEqual(elementsIn(await rendered(markdown)), [], `${name} in ${content}`);
      }
    }
  }).timeout(120_000);

  /** What VS Code makes a link of in notifications, and an icon in quick picks and the status bar. */
  const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
  const icon = /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g;

  it('link to nothing in notifications', () => {
    assert.ok(attacks.some((text) => link.test(text)));
    for (const [one = '', two = ''] of groups(2)) {
      const facts = {
        operation: 'listMessages',
        kind: 'invalidRequest',
        status: 422,
        details: [one, two],
      } as const;
      const text = noticeLine(describeError(new ApiError(facts))?.text ?? '');
      assert.doesNotMatch(text, link);
      assert.ok(text.includes('(HTTP 422)'));
    }
  });

  it('are no icons in rows to choose from and in the status bar', () => {
    assert.ok(attacks.some((text) => [...text.matchAll(icon)].some(([, escaped]) => escaped === undefined)));
    for (const text of attacks) {
      const conversation = conversationOf(0, { fullName: text, id: text });
      const found = foundLabel({ kind: 'conversation', conversation });
      const { label, description } = conversationItem(conversation);
      for (const shown of [label, description, withoutIcons(found)])
        for (const [, escaped] of shown.matchAll(icon)) assert.equal(escaped, '\\', JSON.stringify(text));
    }
  });
});
