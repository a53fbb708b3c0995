import { isMatch, type Matcher, type RecordedRequest } from './requestLog';

/** Holds back the answers of matching requests, so that a test decides when they come. */
export class Gate {
  private readonly waiting: { readonly request: RecordedRequest; readonly pass: () => void }[] = [];
  private readonly watchers: (() => void)[] = [];
  private open = false;

  constructor(private readonly matcher: Matcher) {}

  /** How many requests wait here now whose client still waits too. */
  get held(): number {
    return this.waiting.filter(({ request }) => !request.closedEarly).length;
  }

  /** Resolves once at least `count` requests wait here. */
  async whenHeld(count = 1): Promise<void> {
    while (this.held < count) await new Promise<void>((resolve) => this.watchers.push(resolve));
  }

  /** Lets the request pass that has waited longest. */
  releaseOne(): void {
    this.waiting.shift()?.pass();
  }

  /** Lets all pass, those that wait and those to come. */
  release(): void {
    this.open = true;
    for (const { pass } of this.waiting.splice(0)) pass();
  }

  /** For the server: resolves when the request may be answered. */
  async pass(request: RecordedRequest): Promise<void> {
    if (this.open || !isMatch(this.matcher, request)) return;
    await new Promise<void>((pass) => {
      this.waiting.push({ request, pass });
      for (const watcher of this.watchers.splice(0)) watcher();
    });
  }
}
