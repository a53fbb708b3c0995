/**
 * Until its text is asked for, an error's stack keeps alive all that was under way when it was made: every row of an
 * account, though that may be left long before the notification is dismissed that shows the error.
 */
export function letGoOfFrames(error: Error): void {
  Reflect.get(error, 'stack');
}
