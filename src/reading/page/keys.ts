import type { Feed } from './feed';

/** Moves from message to message. @returns whether the key meant that */
export function moveByKey(feed: Feed, event: KeyboardEvent): boolean {
  if (event.altKey || event.metaKey || event.ctrlKey || event.shiftKey) return false;
  const target = targetOf(feed, event.key);
  if (target === undefined) return false;
  // From nowhere an arrow leads to the row that the others go on from.
  const isStart = event.target === document.body && event.key.startsWith('Arrow');
  feed.goTo(isStart ? feed.current : target, true, 'least');
  return true;
}

/** Rows are counted from the newest, which is the lowest. */
function targetOf(feed: Feed, key: string): number | undefined {
  const { current, count } = feed;
  switch (key) {
    case 'ArrowDown':
      return current - 1;
    case 'ArrowUp':
      return current + 1;
    case 'PageDown':
      return feed.pageFrom(current, -1);
    case 'PageUp':
      return feed.pageFrom(current, 1);
    case 'Home':
      return count - 1;
    case 'End':
      return 0;
    default:
      return undefined;
  }
}
