import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { openViewContainer, quickInput } from '../host/hands';
import { reload } from '../host/workbench';
import { asList, asObject } from '../support/ask';
import { apiError } from '../support/faults';
import { sampleConversations, sampleMessages } from '../support/sampleIds';
import { sampleLocationId } from '../../src/sample/account';
import { ContactSheet } from './contactSheet';
import {
  changeSettings,
  escaped,
  exactly,
  lockKeyring,
  mouseAway,
  notified,
  panelSays,
  run,
  searchFor,
  viewSays,
  viewTells,
  type Seen,
} from './failureHands';
import { besidesTryAgain, faults, type Fault } from './failureKinds';
import { pastedFor } from './failureTokens';
import {
  clickInRow,
  details,
  knows,
  madeUpToken,
  row,
  sent,
  titleAction,
  useStage,
  welcomeButton,
} from '../e2e/support';
import { wordsOf } from './words';

/*
 * Every failure as a person meets it, in the three languages: the sentence where it happened, word for word, and its
 * buttons. `HIGHLEVEL_SHEETS=folder` keeps pictures of all of it.
 */

const token = madeUpToken();
const strange = madeUpToken();
/** Its calls are limited apart from those of the first. */
const other = madeUpToken();
const search = '/conversations/search';
const messages = `/conversations/${sampleConversations.showcase}/messages`;
const call = sampleMessages.showcaseCall;
const recording = `/conversations/messages/${call}/locations/${sampleLocationId}/recording`;
const transcript = `/conversations/locations/${sampleLocationId}/messages/${call}/transcription`;
const adaRow = /^Ada Example/;
const trace = '00000000-0000-4000-8000-00000000000f';
const firstPage = `${search}?locationId=${sampleLocationId}&limit=50`;
const fewToday = {
  'x-ratelimit-limit-daily': '200000',
  'x-ratelimit-daily-remaining': '1000',
  'x-ratelimit-daily-reset': '7200000',
};
const nothingToday = { 'x-ratelimit-daily-remaining': '0', 'x-ratelimit-daily-reset': '7200000' };

/** Attachments that are no button, and why. */
const refusedLinks: Readonly<Record<string, string>> = {
  'no link': 'Not opened: this is not a link.',
  'http://files.example/a.png': 'Not opened: only https links are.',
  'file:///etc/hosts': 'Not opened: only https links are.',
  'https://somebody@files.example/a.png': 'Not opened: the link carries a user name.',
  'https://files.example/a b.png': 'Not opened: the link holds characters that no link may have.',
  'https://10.0.0.1/a.png': 'Not opened: the link leads into a private network or to this machine.',
};

for (const language of ['en', 'es', 'pt-br']) {
  describe(`Every failure, said in ${language}`, () => {
    const words = wordsOf(language);
    const { t, nls } = words;
    const sheet = new ContactSheet();
    // Before the stage is left.
    after(() => sheet.save(stage.page, language));
    const stage = useStage({
      api: { tokens: { ...knows(token), ...knows(other) } },
      files: { 'app.ts': 'const message = ;\n' },
      workbench: {
        language,
        viewport: { width: 1280, height: 800 },
        settings: { 'highlevel.prefetch': false },
      },
    });
    const seen: Seen = {
      words,
      sheet,
      get page() {
        return stage.page;
      },
    };
    const title = (): string => t('Sign In to HighLevel');
    const nobody = (): string =>
      t('Nobody is signed in. Sign in with a HighLevel token, or open the sample account.');

    async function askForToken(): Promise<void> {
      await welcomeButton(stage.page, t('Sign In')).click();
      await quickInput(stage.page, title()).box.waitFor();
    }

    async function enterToken(own: string): Promise<void> {
      await quickInput(stage.page, title()).enter(own);
      await quickInput(stage.page, title()).message.getByText('LOCATION_ID').waitFor();
    }

    async function signIn(own = token): Promise<void> {
      const { page } = stage;
      await askForToken();
      await enterToken(own);
      await quickInput(page, title()).enter(sampleLocationId);
    }

    /** Fills a question in and waits for what is said of it. */
    async function questioned(value: string, text: string): Promise<void> {
      const input = quickInput(stage.page, title());
      await input.box.fill(value);
      await input.message.getByText(exactly(text)).waitFor();
      await sheet.add(`question: ${text.slice(0, 30)}`, input.widget);
    }

    /** What keeps all waiting; its seconds are a pattern. */
    async function statusSays(pattern: string): Promise<void> {
      await stage.page.locator('.statusbar').getByText(new RegExp(pattern)).first().waitFor();
      await sheet.add(`status: ${pattern}`, stage.page.locator('.part.statusbar'));
    }

    const sentence = ({ said, traced }: Fault): string =>
      traced ? `${t(...said)} ${t('(trace id {0})', trace)}` : t(...said);

    /** Asks for a part of a message and waits for what is said in its place. */
    async function noted(panel: Frame, button: string, text: string): Promise<void> {
      await panel.getByRole('button', { name: button }).click();
      await panel.locator('.media-note').getByText(exactly(text)).waitFor();
      await sheet.add(`in the panel: ${button}`, stage.page.locator('.part.editor'));
    }

    it('of a sign-in, before any request and after it', async () => {
      const { page, api } = stage;
      await viewSays(seen, 'signedOut');
      await run(seen, 'findById');
      await notified(seen, 'signed out', nobody(), ['Sign In', 'Open Sample Account']);
      await askForToken();
      for (const [value, text] of Object.entries(pastedFor(token))) await questioned(value, t(text));
      await enterToken(strange);
      await questioned(token, t('This is a token. Here the location id is asked for, and it may be shown.'));
      await questioned('no id', t('This is not a location id.'));
      assert.equal(api.requests.length, 0);
      api.respondNext(search, faults.badToken.responder);
      await quickInput(page, title()).enter(sampleLocationId);
      const refused = sentence(faults.badToken);
      await notified(seen, 'refused', t('Sign-in failed, nothing was stored. {0}', refused), ['Try Again']);
      await signIn();
      await notified(seen, 'signed in', t('Signed in to location {0}.', sampleLocationId), []);
      await row(page, adaRow).waitFor();
    });

    it('of the list, in its view', async () => {
      const { api } = stage;
      api.respondNext(search, { body: '{"conversations":[],"total":0}' }, 2);
      await searchFor(seen, 'nobody');
      await viewSays(seen, 'filteredEmpty');
      await searchFor(seen, '');
      await viewSays(seen, 'empty');
      // Each view once: of two in a row that look alike nobody could tell whether the second has come.
      const views = new Map(
        Object.entries(faults).map(([kind, fault]) => [fault.view === 'error' ? kind : fault.view, fault]),
      );
      for (const [name, fault] of views) {
        const recover = api.respondNext(search, fault.responder, Infinity);
        await searchFor(seen, name);
        if (fault.view === 'error') await viewTells(seen, name, sentence(fault), besidesTryAgain(fault));
        else await viewSays(seen, name);
        recover();
      }
      await searchFor(seen, '');
      await row(stage.page, adaRow).waitFor();
    });

    it('of a conversation, in its row, and of asking again, in a notification', async () => {
      const { page, api } = stage;
      await mouseAway(page);
      await row(page, adaRow).click();
      await row(page, /SMS, Could my daughter/).waitFor();
      for (const [kind, fault] of Object.entries(faults)) {
        const recover = api.respondNext(messages, fault.responder, Infinity);
        await clickInRow(row(page, adaRow), nls('command.refreshMessages'));
        const text = sentence(fault);
        const [action] = fault.buttons;
        const said = row(page, exactly(action === undefined ? text : `${text} ${t(action)}`));
        await said.waitFor();
        await sheet.add(`row: ${kind}`, said);
        // Three in a row that nobody answered.
        if (kind === 'network') await statusSays(t('no connection, next try in {0}', t('{0} s', '\\d+')));
        await notified(seen, kind, text, fault.buttons);
        recover();
      }
      await clickInRow(row(page, adaRow), nls('command.refreshMessages'));
      await row(page, /SMS, Could my daughter/).waitFor();
    });

    it('of a server that goes round in circles, below the rows', async () => {
      const { page, api } = stage;
      const first: unknown = JSON.parse(await sent(api, messages, token));
      const list = asObject(asObject(first)['messages']);
      const circle = JSON.stringify({ messages: { ...list, lastMessageId: 'again', nextPage: true } });
      const recover = api.respondNext(messages, { body: circle }, Infinity);
      await clickInRow(row(page, adaRow), nls('command.refreshMessages'));
      await row(page, new RegExp(`^${escaped(t('Load More'))}`))
        .first()
        .click();
      const count = asList(list['messages']).length;
      const stopped = row(
        page,
        exactly(t('{0} rows are loaded. Loading stopped because the pages began to repeat.', count)),
      );
      await stopped.getByText(t('The server promised more, but sent nothing new'), { exact: true }).waitFor();
      await sheet.add('row: stopped', stopped);
      recover();
      await clickInRow(row(page, adaRow), nls('command.refreshMessages'));
      await stopped.waitFor({ state: 'detached' });
    });

    it('of a message, in its panel, where one click asks again', async () => {
      const { page, api } = stage;
      await run(seen, 'findById');
      await quickInput(page, t('Find by Id')).enter(call);
      await details(page, call);
      const path = `/conversations/messages/${call}`;
      let recover = api.respondNext(path, faults.server.responder, Infinity);
      await reload(page);
      await openViewContainer(page, 'HighLevel');
      // A token that is refused to the panel first would not be tried for the list.
      await row(page, adaRow).waitFor();
      const panel = await panelSays(seen, 'restored', sentence(faults.server), ['Try Again', 'Show Log']);
      const again = panel.getByRole('button', { name: t('Try Again') });
      // The sentences are those of the rows: in one language all of them are asked for here, too.
      const kinds = Object.entries(faults).slice(0, language === 'en' ? undefined : 2);
      for (const [kind, fault] of kinds) {
        recover();
        recover = api.respondNext(path, fault.responder, Infinity);
        await again.click();
        await panelSays(seen, kind, sentence(fault), besidesTryAgain(fault));
      }
      recover();
      await again.click();
      await details(page, call);
    });

    it('of what belongs to a message, in its place', async () => {
      const { page, api } = stage;
      const panel = await details(page, call);
      api.respondNext(recording, apiError(422, 'Message does not have recording'));
      await noted(
        panel,
        t('Load recording'),
        t('There is no recording of this call. That is usual when nobody answered.'),
      );
      const recover = api.respondNext(transcript, faults.server.responder, Infinity);
      await noted(panel, t('Load transcript'), sentence(faults.server));
      await panel
        .locator('.media-note')
        .getByRole('button', { name: t('Show Log') })
        .waitFor();
      recover();
      api.respondNext(transcript, apiError(404, 'Transcription not found'));
      await noted(panel, t('Load transcript'), sentence(faults.notFound));
      assert.equal(await page.locator('.notifications-toasts.visible').count(), 0);
    });

    it('of attachments that are not opened, each with its reason', async () => {
      const { page, api } = stage;
      const id = 'RefusedLinks00000001';
      const attachments = [...Object.keys(refusedLinks), 'https://files.invalid/a.png'];
      api.respondNext(`/conversations/messages/${id}`, {
        body: JSON.stringify({ id, messageType: 'TYPE_SMS', locationId: sampleLocationId, attachments }),
      });
      await run(seen, 'findById');
      await quickInput(page, t('Find by Id')).enter(id);
      const panel = await details(page, id);
      const reasons = Object.values(refusedLinks).map((text) => t(text));
      assert.deepEqual(
        (await panel.locator('.attachment-about').allInnerTexts()).slice(0, reasons.length),
        reasons,
      );
      await panel.getByRole('button', { name: t('Preview of {0}', 'a.png') }).click();
      const unreached = t('The host could not be reached ({0}). Check the network, then try again.', 'CODE');
      const [before = '', after = ''] = unreached.split('CODE');
      await panel
        .locator('.media-note')
        .getByText(new RegExp(`^${escaped(before)}E[A-Z_]+${escaped(after)}$`))
        .waitFor();
      await sheet.add('in the panel: attachments', page.locator('.part.editor'), 700);
    });

    it('of what cannot be done here, in a notification', async () => {
      const { page } = stage;
      await page.evaluate(`navigator.clipboard.writeText('no JSON')`);
      await run(seen, 'compareWithClipboard');
      await notified(
        seen,
        'no JSON on the clipboard',
        t('There is no JSON on the clipboard. Copy a payload, then compare again.'),
        [],
      );
      await run(seen, 'insertPayload');
      await notified(
        seen,
        'no editor',
        t('There is no text editor to insert into. Open a file, or open the payload as a document.'),
        ['Open Payload'],
      );
    });

    it('of the limits, beside the title, in the rows and in the view', async () => {
      const { page, api } = stage;
      const wait = api.respondNext(search, apiError(429, 'Too Many Requests', { 'retry-after': '30' }), 1);
      await searchFor(seen, 'wait');
      await statusSays(t('waiting {0} for the rate limit', t('{0} s', '\\d+')));
      wait();
      await titleAction(page, nls('command.cancelWaiting')).click();
      await viewSays(seen, 'cancelled');
      // What the server asked to wait for holds on for this token.
      await run(seen, 'signOut');
      const counted = { ...fewToday, 'content-type': 'application/json' };
      api.respondNext(search, { headers: counted, body: await sent(api, firstPage, other) }, 2);
      await signIn(other);
      await row(page, adaRow).waitFor();
      await run(seen, 'loadAll');
      await notified(
        seen,
        'reserve',
        t(
          'Few of today’s requests are left, and they are kept for your own app. Load more in {0}.',
          t('{0} h', 2),
        ),
        ['Try Again'],
      );
    });

    it('of a day that is used up', async () => {
      const { api } = stage;
      const recover = api.respondNext(search, apiError(429, 'Too Many Requests', nothingToday), Infinity);
      await searchFor(seen, 'day');
      await viewSays(seen, 'dayUsedUp');
      await run(seen, 'refresh');
      await notified(
        seen,
        'day',
        t(
          'HighLevel’s requests for today are used up. What is loaded stays; load more in {0}.',
          t('{0} h', 2),
        ),
        ['Try Again'],
      );
      recover();
    });

    it('of an address that nobody signed in to', async () => {
      const { page, api } = stage;
      const elsewhere = 'https://services.example';
      const refresh = titleAction(page, nls('command.refresh'));
      await changeSettings(
        page,
        (text) => text.replaceAll(api.url, elsewhere),
        () => refresh.waitFor({ state: 'detached' }),
      );
      await viewSays(seen, 'otherHost');
      await changeSettings(
        page,
        (text) => text.replaceAll(elsewhere, api.url),
        () => refresh.waitFor(),
      );
      await viewSays(seen, 'dayUsedUp');
    });

    it('of a keyring that can be neither read nor written', async () => {
      await lockKeyring(stage.page);
      await viewSays(seen, 'keyringFailed');
      await run(seen, 'findById');
      const unknown = t(
        'The system’s keyring could not be read, so it is not known who is signed in. Unlock it, then try again.',
      );
      await notified(seen, 'keyring', unknown, ['Try Again', 'Doctor']);
      await run(seen, 'signIn');
      await enterToken(token);
      await quickInput(stage.page, title()).enter(sampleLocationId);
      const here = t(
        'Signed in for this window only: the system’s keyring did not keep the token. On Linux, a running keyring such as GNOME Keyring or KWallet is needed.',
      );
      await notified(seen, 'signed in here', here, []);
    });
  });
}
