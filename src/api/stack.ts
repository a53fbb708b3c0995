/**
 * V8 keeps the frames of the calls under way, with every object in them, until an error's `stack` is read for the first
 * time. A notification can hold an error for hours after its account, with all its rows, was signed out of.
 */
export function letGoOfFrames(error: Error): void {
  Reflect.get(error, 'stack');
}
