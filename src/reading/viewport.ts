import type { Heights } from './heights';

/*
 * Which rows are drawn, and where the view stands. Everything is counted from the lowest edge upwards: older rows come
 * in at the top and move nothing. What does move the rows in sight is a row below them that turns out to be higher than
 * was guessed, or new messages: then the view follows the row it is held by.
 */

/** Rows of a list, `to` not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The row that must not move: its lower edge stays so far above the view's. */
export interface Anchor {
  readonly index: number;
  readonly offset: number;
}

/** The newest row at the lowest edge: a view held by it shows what comes in. */
export const newest: Anchor = { index: 0, offset: 0 };

/** A view that is this close to the end is at the end. */
const atEnd = 2;

/**
 * The rows to draw so that there is no gap in the view.
 * @param position how far the view's lower edge is above the list's
 */
export function spanOf(heights: Heights, position: number, viewHeight: number, spare: number): Span {
  if (heights.count === 0) return { from: 0, to: 0 };
  // Rows that turn out lower than guessed end the list earlier: a view cannot stand beyond its end.
  const lower = Math.max(0, Math.min(position, heights.total - viewHeight));
  const from = heights.rowAt(Math.max(0, lower - spare));
  const to = heights.rowAt(lower + viewHeight + spare) + 1;
  return { from, to };
}

/** What the view is held by where a person left it: the row in its middle, or at the end the newest. */
export function anchorAt(heights: Heights, position: number, viewHeight: number): Anchor {
  if (position <= atEnd || heights.count === 0) return newest;
  const index = heights.rowAt(position + viewHeight / 2);
  return { index, offset: heights.below(index) - position };
}

/** Where the view must stand for the row to be where it was. */
export function positionOf(heights: Heights, { index, offset }: Anchor): number {
  return Math.max(0, heights.below(index) - offset);
}

/** The row in the middle of the view, or as near to it as the ends of the list allow. */
export function centred(heights: Heights, index: number, viewHeight: number): Anchor {
  return { index, offset: Math.max(0, (viewHeight - heights.height(index)) / 2) };
}

/** The least movement that brings the whole row into view; of a row that is too high, its upper edge. */
export function inView(heights: Heights, index: number, position: number, viewHeight: number): Anchor {
  const offset = heights.below(index) - position;
  const room = viewHeight - heights.height(index);
  if (room < 0) return { index, offset: room };
  return { index, offset: Math.min(Math.max(offset, 0), room) };
}

export interface Splice {
  readonly at: number;
  readonly removed: number;
  readonly inserted: number;
}

/** The same row after a change of the list; where it is gone, the one that took its place. */
export function moved(anchor: Anchor, { at, removed, inserted }: Splice, count: number): Anchor {
  // At the end: whatever comes in is to be seen.
  if (anchor === newest) return newest;
  const { index, offset } = anchor;
  if (index < at) return anchor;
  const place = index >= at + removed ? index + inserted - removed : Math.min(index, at + inserted);
  return { index: Math.max(0, Math.min(place, count - 1)), offset };
}
