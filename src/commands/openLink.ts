import * as vscode from 'vscode';
import { readDeepLink } from '../links/deepLink';
import { UserError } from '../ui/errorText';
import { accountFor } from './accountFor';
import { find, openFound, type FindOptions } from './find';

/** Opens a link from outside. It can name a record and its location, and it can only be looked at. */
export async function openLink(options: FindOptions, uri: vscode.Uri): Promise<void> {
  const link = readDeepLink(uri.path, uri.query);
  if (link === undefined) {
    throw new UserError({
      text: vscode.l10n.t('This link was not opened: it is not the link of a message or conversation.'),
      actions: [],
    });
  }
  const { signal } = new AbortController();
  await accountFor(options, link.locationId, signal);
  await openFound(options, link.id, await find(options, link, signal));
}
