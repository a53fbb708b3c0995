import assert from 'node:assert/strict';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../host/hands';
import { temporaryFolder } from '../host/paths';
import { sampleMessages } from '../support/sampleIds';
import {
  compact,
  copied,
  details,
  knows,
  madeUpToken,
  openSampleAccount,
  row,
  sent,
  signIn,
  useStage,
  welcome,
} from './support';
import { entriesOf, packed } from './vsix';

const token = madeUpToken();
const newest = sampleMessages.showcaseNewest;

/** What runs, and what the Marketplace shows; names in lower case are the packer's own. */
const wanted = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(package\.json|package\.nls(\.[a-z-]+)?\.json|readme\.md|changelog\.md|LICENSE\.txt|ThirdPartyNotices\.txt)$/,
  /^extension\/l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/,
  /^extension\/dist\/(extension|product|chunks\/[\w-]+|page\/(main|reading))\.js$/,
  /^extension\/dist\/codicons\/codicon\.(css|ttf)$/,
  /^extension\/media\/((details|mail|media|page|reading)\.css|highlevel\.svg|icon\.png|walkthrough\/\w+\.svg)$/,
];

describe('The packed extension', () => {
  let folder: string;
  let vsix: string;

  const stage = useStage(async () => {
    folder = await temporaryFolder();
    vsix = await packed(folder, async (copy) => {
      // What lies around in a working folder some day.
      await mkdir(join(copy, '.vscode-test'));
      for (const name of [
        '.env',
        'notes.txt',
        'package-lock.json.bak',
        '.vscode-test/settings.json',
        'media/draft.psd',
      ]) {
        await writeFile(join(copy, name), 'not to be packed');
      }
    });
    return { api: { tokens: knows(token) }, workbench: { vsix } };
  });

  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('holds what runs, and nothing else', async () => {
    const entries = await entriesOf(vsix);
    assert.deepEqual(
      entries.filter((name) => !wanted.some((pattern) => pattern.test(name))),
      [],
    );
    for (const name of [
      'package.json',
      'package.nls.json',
      'readme.md',
      'LICENSE.txt',
      'dist/extension.js',
      'dist/product.js',
      'dist/page/main.js',
      'dist/page/reading.js',
      'media/details.css',
      'media/mail.css',
      'media/media.css',
      'media/reading.css',
    ]) {
      assert.ok(entries.includes(`extension/${name}`), name);
    }
  });

  // Half of it is the generator of types, which is read when types are asked for.
  it('is at most 1.5 MB', async () => {
    const { size } = await stat(vsix);
    assert.ok(size <= 1.5 * 1024 * 1024, `${size} bytes`);
  });

  it('opens the sample account, a message, and copies its payload', async () => {
    const { page } = stage;
    await openSampleAccount(page);
    await row(page, /^Ada Example, 1 unread/).click();
    await row(page, /^Inbound, SMS, Could my daughter come along/).click();
    const panel = await details(page, newest);
    assert.equal(await panel.locator('h1').innerText(), 'Ada Example');
    const text = await copied(page, () => panel.getByRole('button', { name: 'Copy payload' }).click());
    assert.match(text, new RegExp(`^{\n  "id": "${newest}",\n`));
  });

  it('signs in, reads from a server, and copies what that sent', async () => {
    const { page, api } = stage;
    await runCommand(page, 'HighLevel: Sign Out');
    await welcome(page).waitFor();
    await signIn(page, token);
    await row(page, /^Ada Example, 1 unread/).click();
    await row(page, /^Inbound, SMS, Could my daughter come along/).click();
    await details(page, newest);
    const text = await copied(page, () => page.keyboard.press('ControlOrMeta+C'));
    assert.equal(compact(text), compact(await sent(api, `/conversations/messages/${newest}`, token)));
  });
});
