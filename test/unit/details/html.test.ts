import assert from 'node:assert/strict';
import { shellHtml } from '../../../src/details/html';

const shell = (title = 'HighLevel message'): string =>
  shellHtml({
    cspSource: 'https://*.cdn.test',
    language: 'en',
    title,
    script: 'https://x.cdn.test/dist/page/main.js',
    styles: ['https://x.cdn.test/media/details.css'],
  });

const nonceOf = (html: string): string => /nonce="([^"]+)"/.exec(html)?.[1] ?? '';

describe('the shell of the details page', () => {
  it('has this policy and no other', () => {
    const html = shell();
    const policies = [...html.matchAll(/Content-Security-Policy" content="([^"]*)"/g)].map(
      (match) => match[1],
    );
    assert.deepEqual(policies, [
      `default-src 'none'; style-src https://*.cdn.test; font-src https://*.cdn.test; script-src 'nonce-${nonceOf(html)}'; img-src blob:; media-src blob:; form-action 'none'; base-uri 'none'`,
    ]);
  });

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
