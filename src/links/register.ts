import * as vscode from 'vscode';
import { section } from '../ids';
import type { ExplorerView } from '../tree/explorerView';
import type { TimeFormat } from '../ui/time';
import { createIdLinkProviders, type IdLinkProviders } from './providers';

/** Ids in texts and terminals become links, for the languages of the settings, as they are now and as they change. */
export function registerIdLinks(view: ExplorerView, time: TimeFormat): vscode.Disposable {
  const providers = createIdLinkProviders(view, time);
  let registered = register(providers);
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(`${section}.idLinks`)) return;
      registered.dispose();
      registered = register(providers);
    }),
    { dispose: () => void registered.dispose() },
  );
}

function register(providers: IdLinkProviders): vscode.Disposable {
  const settings = vscode.workspace.getConfiguration(`${section}.idLinks`);
  const languages = settings.get<unknown>('languages');
  const chosen = Array.isArray(languages) ? languages.filter((name) => typeof name === 'string') : ['*'];
  if (settings.get<unknown>('enabled') === false || chosen.length === 0) return vscode.Disposable.from();
  // Each name with every kind of document: files, output channels, untitled ones, payloads.
  const named = chosen.filter((name) => !name.startsWith('!'));
  const selector = (named.length > 0 ? named : ['*']).map((language) => ({ language }));
  const wanted = ({ languageId }: vscode.TextDocument): boolean => !chosen.includes(`!${languageId}`);
  return vscode.Disposable.from(
    vscode.languages.registerDocumentLinkProvider(selector, {
      provideDocumentLinks: (document, token) =>
        wanted(document) ? providers.documentLinks(document, token) : [],
      resolveDocumentLink: (link) => providers.resolveLink(link),
    }),
    vscode.languages.registerHoverProvider(selector, {
      provideHover: (document, position) =>
        wanted(document) ? providers.hover(document, position) : undefined,
    }),
    vscode.window.registerTerminalLinkProvider({
      provideTerminalLinks: ({ line }) => providers.terminalLinks(line),
      handleTerminalLink: async (link) => {
        await providers.openTerminalLink(link);
      },
    }),
  );
}
