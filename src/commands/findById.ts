import * as vscode from 'vscode';
import { ApiError } from '../api/errors';
import { isId } from '../api/operations';
import { isObject } from '../api/read';
import { heldOf, recordKinds, type Found } from '../explorer/lookUp';
import { candidatesIn, type Candidate } from '../links/candidates';
import { askChoice } from '../ui/ask';
import { recordIcon } from '../ui/recordText';
import { find, openFound, type FindOptions } from './find';
import { createLookUpHistory } from './lookUpHistory';
import { resumeWith } from './resume';
import { candidateItem, suggestedItems, typedItems, type IdItem } from './suggestions';

interface Answer {
  readonly id: string;
  readonly found: Found;
}

/** Told what is about to be looked for. */
type Asking = (candidate: Candidate) => void;

/**
 * Finds and opens whatever an id is of. Called with a text, it takes the ids in it; called by a link, `{ id, kind }`;
 * called with nothing, it asks.
 */
export async function findById(options: FindOptions, argument: unknown): Promise<void> {
  let asked: Candidate | undefined;
  try {
    const { id, found } = await answerTo(options, argument, (candidate) => (asked = candidate));
    await openFound(options, id, found);
  } catch (error) {
    const again: unknown = asked ?? argument;
    throw resumeWith(error, () => findById(options, again));
  }
}

/** Lets the person choose what a command acts on. @throws CancellationError */
export async function askForRecord(options: FindOptions): Promise<Found> {
  return (await pickAndFind(options, () => undefined)).found;
}

async function answerTo(options: FindOptions, argument: unknown, asking: Asking): Promise<Answer> {
  const candidates = typeof argument === 'string' ? candidatesIn(argument) : linked(argument);
  if (candidates === undefined) return pickAndFind(options, asking);
  const candidate = await chosen(candidates);
  asking(candidate);
  return { id: candidate.id, found: await find(options, candidate, new AbortController().signal) };
}

/** A link's argument may have been written by anybody: it is taken apart and each part checked. */
function linked(argument: unknown): readonly Candidate[] | undefined {
  if (!isObject(argument) || typeof argument['id'] !== 'string') return undefined;
  const { id, kind, locationId } = argument;
  const checked = typeof locationId === 'string' && isId(locationId) ? locationId : undefined;
  return isId(id) ? [{ id, kind: recordKinds.find((known) => known === kind), locationId: checked }] : [];
}

async function chosen(candidates: readonly Candidate[]): Promise<Candidate> {
  const [first] = candidates;
  if (first === undefined) throw new ApiError({ operation: 'getMessage', kind: 'invalidRequest' });
  if (candidates.length === 1) return first;
  const items = candidates.map((candidate) => ({
    ...candidateItem(candidate, recordIcon(candidate.kind ?? 'message'), ''),
    value: candidate,
  }));
  const title = vscode.l10n.t('{0} Ids: Which One?', candidates.length);
  return (await askChoice(items, { title, matchOnDescription: true })).value;
}

/** The box stays open, busy, while the requests run; leaving it cancels them. */
async function pickAndFind(options: FindOptions, asking: Asking): Promise<Answer> {
  const { account, store } = options.view.requireSession();
  const history = createLookUpHistory(options.memento).list(account.key);
  const suggestions = await suggestedItems(history, (id) => heldOf(store, id));
  const pick = vscode.window.createQuickPick<IdItem>();
  const abort = new AbortController();
  pick.title = vscode.l10n.t('Find by Id');
  pick.placeholder = vscode.l10n.t(
    'Id of a message, email, conversation or contact; an address; or a payload',
  );
  pick.matchOnDescription = true;
  // Ids come from logs and other windows: looking there for one must not close the box, nor end a look-up.
  pick.ignoreFocusOut = true;
  pick.items = suggestions;
  try {
    return await new Promise<Answer>((resolve, reject) => {
      pick.onDidChangeValue((value) => (pick.items = typedItems(value, suggestions)));
      pick.onDidHide(() => {
        abort.abort();
        reject(new vscode.CancellationError());
      });
      pick.onDidAccept(() => {
        // Enter right after a paste comes before the rows for what was pasted.
        const item = pick.activeItems[0] ?? typedItems(pick.value, [])[0];
        const candidate = item?.candidate;
        if (candidate === undefined) return;
        asking(candidate);
        pick.busy = true;
        pick.enabled = false;
        find(options, candidate, abort.signal).then((found) => resolve({ id: candidate.id, found }), reject);
      });
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}
