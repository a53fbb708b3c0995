import assert from 'node:assert/strict';
import { shellHtml } from '../../../src/webview/shell';

const shell = (title = 'HighLevel message', remoteImages = false): string =>
  shellHtml({
    cspSource: 'https://*.cdn.test',
    language: 'en',
    title,
    script: 'https://x.cdn.test/dist/page/main.js',
    styles: ['https://x.cdn.test/media/details.css'],
    remoteImages,
  });

const nonceOf = (html: string): string => /nonce="([^"]+)"/.exec(html)?.[1] ?? '';

describe('the shell of the details page', () => {
  it('has this policy and no other', () => {
    const html = shell();
    const policies = [...html.matchAll(/Content-Security-Policy" content="([^"]*)"/g)].map(
      (match) => match[1],
    );
    assert.deepEqual(policies, [
      `default-src 'none'; style-src https://*.cdn.test 'unsafe-inline'; font-src https://*.cdn.test data:; img-src blob: data:; script-src 'nonce-${nonceOf(html)}'; media-src blob:; frame-src 'none'; form-action 'none'; base-uri 'none'`,
    ]);
  });

  it('lets the images of an email load where a person asked for them, and over https only', () => {
    const [, strict = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(shell()) ?? [];
    const [, asked = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(shell('', true)) ?? [];
    const directives = (policy: string): Record<string, string> =>
      Object.fromEntries(policy.split('; ').map((one) => [one.split(' ')[0] ?? '', one]));
    const [before, after] = [directives(strict), directives(asked)];
    const changed = Object.keys(after).filter(
      (name) => name !== 'script-src' && after[name] !== before[name],
    );
    assert.deepEqual(changed.sort(), ['font-src', 'img-src']);
    assert.equal(after['img-src'], 'img-src blob: data: https:');
    assert.equal(after['font-src'], 'font-src https://*.cdn.test data: https:');
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
