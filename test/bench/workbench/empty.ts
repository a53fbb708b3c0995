/** The extension that does nothing. */
export function activate(): void {
  // What is measured is the rest.
}
