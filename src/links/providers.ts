import * as vscode from 'vscode';
import { heldOf } from '../explorer/lookUp';
import { commands } from '../ids';
import type { Session } from '../tree/session';
import { plainMarkdown } from '../ui/plainMarkdown';
import { recordLabel } from '../ui/recordText';
import type { TimeFormat } from '../ui/time';
import { heldText } from './heldText';
import { scanIds, type IdInText } from './scan';

/** What the editor asks of texts and terminals. Nothing here sends a request: a click runs the look-up command. */
export interface IdLinkProviders {
  documentLinks(document: vscode.TextDocument, token: vscode.CancellationToken): vscode.DocumentLink[];
  resolveLink(link: vscode.DocumentLink): vscode.DocumentLink;
  hover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined;
  terminalLinks(line: string): vscode.TerminalLink[];
  openTerminalLink(link: vscode.TerminalLink): Thenable<unknown>;
}

/** Beyond it the editor itself gives up on links; a person does not read so far. */
const longest = 5_000_000;

class IdLink extends vscode.DocumentLink {
  constructor(
    range: vscode.Range,
    readonly found: IdInText,
  ) {
    super(range);
    this.tooltip = openLabel(found);
  }
}

class IdTerminalLink extends vscode.TerminalLink {
  constructor(readonly found: IdInText) {
    super(found.start, found.end - found.start, openLabel(found));
  }
}

export function createIdLinkProviders(
  view: { readonly session: Pick<Session, 'store'> | undefined },
  time: TimeFormat,
): IdLinkProviders {
  const scans = new WeakMap<vscode.TextDocument, { version: number; ids: readonly IdInText[] }>();
  const idsOf = (document: vscode.TextDocument): readonly IdInText[] => {
    const known = scans.get(document);
    if (known?.version === document.version) return known.ids;
    const text = document.getText();
    const ids = text.length > longest ? [] : scanIds(text);
    scans.set(document, { version: document.version, ids });
    return ids;
  };
  return {
    documentLinks: (document, token) => {
      if (token.isCancellationRequested) return [];
      return idsOf(document)
        .filter(({ inAddress }) => inAddress !== true)
        .map((found) => new IdLink(rangeOf(document, found), found));
    },
    // Later, because thousands of links may be in a log and one is clicked.
    resolveLink: (link) => {
      if (link instanceof IdLink) link.target = lookUpUri(link.found);
      return link;
    },
    hover: (document, position) => {
      const at = document.offsetAt(position);
      const found = idsOf(document).find(({ start, end }) => start <= at && at <= end);
      const { session } = view;
      const held = found && session && heldOf(session.store, found.id);
      if (found === undefined || held === undefined) return undefined;
      return new vscode.Hover(plainMarkdown(heldText(held, time)), rangeOf(document, found));
    },
    terminalLinks: (line) =>
      scanIds(line)
        .filter(({ inAddress }) => inAddress !== true)
        .map((found) => new IdTerminalLink(found)),
    openTerminalLink: (link) =>
      link instanceof IdTerminalLink
        ? vscode.commands.executeCommand(commands.findById, argumentFor(link.found))
        : Promise.resolve(),
  };
}

function openLabel({ kind }: IdInText): string {
  return vscode.l10n.t('Open this {0} here in VS Code', recordLabel(kind).toLowerCase());
}

function rangeOf(document: vscode.TextDocument, { start, end }: IdInText): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** Only letters, digits, `-` and `_` are ever part of it: `scanIds` finds nothing else. */
function lookUpUri(found: IdInText): vscode.Uri {
  const [path, query] = [commands.findById, JSON.stringify([argumentFor(found)])];
  return vscode.Uri.from({ scheme: 'command', path, query });
}

function argumentFor({ id, kind, locationId }: IdInText): object {
  return locationId === undefined ? { id, kind } : { id, kind, locationId };
}
