import * as vscode from 'vscode';
import { isEmail } from '../api/types';
import { accessorText } from '../payload/formats/value';
import { jsonPath } from '../payload/jsonPath';
import { openForeignLink } from '../ui/foreignLink';
import { notify } from '../ui/notify';
import { copyText } from './copyText';
import type { MailDesk } from './mail/desk';
import { isMailAsk } from './mail/schema';
import { openAttachment } from './openAttachment';
import type { Ask, MessageAsk, ToPage } from './protocol';
import { bodyPart, type Shown } from './view';

/** What answers need beside the message that is shown. */
export interface Helpers {
  readonly mails: MailDesk | undefined;
  /** Of the code that a person is writing. */
  readonly codeLanguage: () => string;
}

/** Answers what a page asks about the message in it and its emails. Never rejects. */
export async function answerPage(
  ask: Ask,
  shown: Shown,
  helpers: Helpers,
  reply: (answer: ToPage) => void,
): Promise<void> {
  try {
    if (isMailAsk(ask)) await helpers.mails?.answer(ask);
    else await answer(ask, shown, helpers, reply);
  } catch {
    await notify('error', vscode.l10n.t('The clipboard or the browser could not be reached. Try again.'));
  }
}

async function answer(
  ask: MessageAsk,
  shown: Shown,
  { codeLanguage }: Helpers,
  reply: (answer: ToPage) => void,
): Promise<void> {
  switch (ask.type) {
    case 'copyField':
    case 'copyTime':
    case 'copyBody':
    case 'copyJson':
    case 'copyPath':
    case 'copyAccessor': {
      const text = asked(ask, shown, codeLanguage);
      if (text === undefined) return;
      await vscode.env.clipboard.writeText(text);
      reply({ type: 'copied', seq: ask.seq });
      return;
    }
    case 'wantBody':
      reply({
        type: 'bodyPart',
        seq: ask.seq,
        from: ask.from,
        text: shown.message.body.slice(ask.from, ask.from + bodyPart),
      });
      return;
    case 'wantJson':
      reply({ type: 'json', seq: ask.seq, text: shown.json });
      return;
    case 'openAttachment':
      await openAttachment(shown.message.attachments[ask.index]);
      return;
    case 'openLink':
      await openForeignLink(ask.url);
  }
}

type CopyRequest = Extract<
  MessageAsk,
  { type: 'copyField' | 'copyTime' | 'copyBody' | 'copyJson' | 'copyPath' | 'copyAccessor' }
>;

function asked(ask: CopyRequest, shown: Shown, codeLanguage: () => string): string | undefined {
  switch (ask.type) {
    case 'copyField':
      return shown.copies[ask.section]?.[ask.field];
    case 'copyTime':
      return shown.view.time?.utc;
    case 'copyBody':
      return shown.message.body;
    case 'copyJson':
      return copyText(shown.json.slice(ask.start, ask.end));
    case 'copyPath':
      return jsonPath(ask.path);
    case 'copyAccessor':
      return accessorText(
        ask.path,
        codeLanguage(),
        ask.record ?? (isEmail(shown.message) ? 'email' : 'message'),
      );
  }
}
