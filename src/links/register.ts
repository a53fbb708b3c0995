import * as vscode from 'vscode';
import { section } from '../ids';
import type { IdLinkProviders } from './providers';

/** What is loaded with the first document, hover, terminal line or link, and not before. */
export interface LinkParts {
  readonly providers: () => Promise<IdLinkProviders>;
  /** Tells its failures itself. */
  readonly open: (uri: vscode.Uri) => Promise<unknown>;
}

/** Ids in texts and terminals become links, and our own links open from outside. */
export function registerLinks({ providers: load, open }: LinkParts): vscode.Disposable {
  let loading: Promise<IdLinkProviders> | undefined;
  const providers = (): Promise<IdLinkProviders> => (loading ??= load());
  let ids: vscode.Disposable = registerIdLinks(providers);
  return vscode.Disposable.from(
    vscode.window.registerUriHandler({ handleUri: (uri) => open(uri).then(() => undefined) }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(`${section}.idLinks`)) return;
      ids.dispose();
      ids = registerIdLinks(providers);
    }),
    { dispose: () => void ids.dispose() },
  );
}

function registerIdLinks(providers: LinkParts['providers']): vscode.Disposable {
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
      provideDocumentLinks: async (document, token) =>
        wanted(document) ? (await providers()).documentLinks(document, token) : [],
      resolveDocumentLink: async (link) => (await providers()).resolveLink(link),
    }),
    vscode.languages.registerHoverProvider(selector, {
      provideHover: async (document, position) =>
        wanted(document) ? (await providers()).hover(document, position) : undefined,
    }),
    vscode.window.registerTerminalLinkProvider({
      provideTerminalLinks: async ({ line }) => (await providers()).terminalLinks(line),
      handleTerminalLink: async (link) => {
        await (await providers()).openTerminalLink(link);
      },
    }),
  );
}
