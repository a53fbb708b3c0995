import assert from 'node:assert/strict';
import { panelSources } from '../../../src/details/policy';
import { shellHtml, type Sources } from '../../../src/webview/shell';

const storySources: Sources = {};

const shell = (title = 'HighLevel message', sources: Sources = panelSources(false)): string =>
  shellHtml({
    cspSource: 'https://*.cdn.test',
    language: 'en',
    title,
    script: 'https://x.cdn.test/dist/page/main.js',
    styles: ['https://x.cdn.test/media/details.css'],
    sources,
  });

const nonceOf = (html: string): string => /nonce="([^"]+)"/.exec(html)?.[1] ?? '';

/** The one policy of the document that these sources make, in words that are not the nonce's. */
function policyOf(sources: Sources): string {
  const html = shell('', sources);
  const policies = [...html.matchAll(/Content-Security-Policy" content="([^"]*)"/g)];
  assert.equal(policies.length, 1);
  return String(policies[0]?.[1]).replace(nonceOf(html), 'N');
}

/** To widen one of these is to let somebody else's text load more: each word has its reason in `html.ts`. */
const policies: Readonly<Record<string, readonly [Sources, string]>> = {
  'the reading view': [
    storySources,
    "default-src 'none'; style-src https://*.cdn.test; font-src https://*.cdn.test; script-src 'nonce-N'; frame-src 'none'; form-action 'none'; base-uri 'none'",
  ],
  'the message panel': [
    panelSources(false),
    "default-src 'none'; style-src https://*.cdn.test 'unsafe-inline'; font-src https://*.cdn.test data:; img-src blob: data:; media-src blob:; script-src 'nonce-N'; frame-src 'none'; form-action 'none'; base-uri 'none'",
  ],
  'the message panel once the images of an email were asked for': [
    panelSources(true),
    "default-src 'none'; style-src https://*.cdn.test 'unsafe-inline'; font-src https://*.cdn.test data: https:; img-src blob: data: https:; media-src blob:; script-src 'nonce-N'; frame-src 'none'; form-action 'none'; base-uri 'none'",
  ],
};

describe('the shell of a page', () => {
  for (const [page, [sources, policy]] of Object.entries(policies)) {
    it(`has this policy and no other in ${page}`, () => assert.equal(policyOf(sources), policy));
  }

  it('declares the policy before it asks for anything', () => {
    const html = shell();
    assert.ok(html.indexOf('Content-Security-Policy') < html.search(/<link|<script/));
  });

  it('runs one script, by a nonce of 128 random bits that is never the same', () => {
    const nonces = Array.from({ length: 100 }, () => nonceOf(shell()));
    assert.equal(new Set(nonces).size, 100);
    for (const nonce of nonces) assert.equal(Buffer.from(nonce, 'base64url').length, 16);
    assert.equal(shell().match(/<script/g)?.length, 1);
    assert.doesNotMatch(shell(), /<script[^>]*>[^<]|style=|<style|\son\w+=/);
  });

  it('is the same for every message but for the nonce', () => {
    const [one, other] = [shell(), shell()];
    assert.equal(one.replaceAll(nonceOf(one), ''), other.replaceAll(nonceOf(other), ''));
  });

  it('escapes what it is given', () => {
    assert.match(shell('"><img src=x>&'), /<title>&quot;&gt;&lt;img src=x&gt;&amp;<\/title>/);
  });
});
