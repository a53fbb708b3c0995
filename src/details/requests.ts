import * as vscode from 'vscode';
import { jsonPath } from '../payload/jsonPath';
import { checkLink } from '../media/link';
import { copyText } from './copyText';
import type { Ask, ToPage } from './protocol';
import { bodyPart, type Shown } from './view';

/** Answers what a page asks about the message in it. Never rejects. */
export async function answerPage(ask: Ask, shown: Shown, reply: (answer: ToPage) => void): Promise<void> {
  try {
    await answer(ask, shown, reply);
  } catch {
    await vscode.window.showErrorMessage(vscode.l10n.t('The clipboard or the browser could not be reached.'));
  }
}

async function answer(ask: Ask, shown: Shown, reply: (answer: ToPage) => void): Promise<void> {
  switch (ask.type) {
    case 'copyField':
    case 'copyTime':
    case 'copyBody':
    case 'copyJson':
    case 'copyPath': {
      const text = asked(ask, shown);
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
  }
}

type CopyRequest = Extract<Ask, { type: 'copyField' | 'copyTime' | 'copyBody' | 'copyJson' | 'copyPath' }>;

function asked(ask: CopyRequest, shown: Shown): string | undefined {
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
  }
}

/** The page names an attachment by its place; the link itself is the host's own, and checked here. */
async function openAttachment(text: string | undefined): Promise<void> {
  const link = text === undefined ? undefined : checkLink(text);
  if (link?.ok !== true) return;
  // VS Code itself asks before it opens another site, and names it. As a text: a `Uri` decodes %2F and %2B in the
  // query, and a signed link would no longer be valid.
  await vscode.commands.executeCommand('vscode.open', link.url);
}
