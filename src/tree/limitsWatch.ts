import { networkInterfaces } from 'node:os';
import * as vscode from 'vscode';
import type { Governor } from '../api/policy/governor';
import { limitsLine } from '../ui/limitsText';
import type { ExplorerView } from './explorerView';

/**
 * Shows beside the view's title what keeps its requests waiting, and while nobody answers looks every second whether
 * this machine's network has changed: then asking makes sense again. Neither costs a request.
 */
export function watchLimits(view: ExplorerView): vscode.Disposable {
  let stop = (): void => undefined;
  const follow = (): void => {
    stop();
    const governor = view.session?.governor;
    stop = governor === undefined ? () => undefined : watch(governor, (text) => (view.description = text));
  };
  const subscription = view.onDidChangeSession(follow);
  follow();
  return new vscode.Disposable(() => {
    subscription.dispose();
    stop();
  });
}

const tick = 1_000;

function watch(governor: Governor, show: (text: string) => void): () => void {
  let shown = '';
  let timer: NodeJS.Timeout | undefined;
  let addresses: string | undefined;
  const look = (): void => {
    clearTimeout(timer);
    const { state } = governor;
    const text = limitsLine(state);
    if (text !== shown) show((shown = text));
    if (state.circuit !== 'open') addresses = undefined;
    if (text !== '') timer = setTimeout(again, tick);
  };
  const again = (): void => {
    const now = ownAddresses();
    const changed = addresses !== undefined && addresses !== now;
    addresses = now;
    if (changed) governor.tryAgain();
    look();
  };
  const unsubscribe = governor.onDidChange(look);
  look();
  return () => {
    unsubscribe();
    clearTimeout(timer);
    show('');
  };
}

/** Where this machine can be reached: changes when a cable, a Wi-Fi or a VPN comes or goes. */
function ownAddresses(): string {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .sort()
    .join(' ');
}
