/**
 * Who waits for an answer, the most urgent first: a person at a row; a person at a progress bar, who asked for many
 * pages; nobody yet, because it is only a guess at what will be asked for next.
 */
export const priorities = ['interactive', 'bulk', 'background'] as const;
export type Priority = (typeof priorities)[number];

/** A priority that can rise while the call waits: somebody has come who wants the page that was fetched ahead. */
export class Urgency {
  #priority: Priority;
  #raised: (() => void) | undefined;

  constructor(priority: Priority) {
    this.#priority = priority;
  }

  static of(priority: Priority | Urgency): Urgency {
    return priority instanceof Urgency ? priority : new Urgency(priority);
  }

  get priority(): Priority {
    return this.#priority;
  }

  get rank(): number {
    return priorities.indexOf(this.#priority);
  }

  raise(priority: Priority): void {
    if (priorities.indexOf(priority) >= this.rank) return;
    this.#priority = priority;
    this.#raised?.();
  }

  /** The one who serves the call hears when it becomes more urgent. */
  watch(raised: (() => void) | undefined): void {
    this.#raised = raised;
  }
}
