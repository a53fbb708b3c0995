/**
 * Whether a text that stands where an id belongs is somebody's number, with whatever is written before, between or after
 * its digits. HighLevel's ids, UUIDs and digests mix letters and digits, or have more of them.
 */
export function looksLikeTelephone(text: string): boolean {
  return /^(?:\d{6,}|[a-z]*\d{7,15}[a-z]*)$/i.test(text.replace(/[_-]/g, ''));
}
