/*
 * HighLevel's ids are opaque: nothing but 20 letters and digits is usual. So what an id looks like only helps together
 * with the words around it, and these rules are about what is surely something else.
 */

/** A text that may be an id where the words around it say so. Hash digests, tokens and plain words are not. */
export function looksLikeId(text: string): boolean {
  if (usual.test(text)) return true;
  if (!/^[A-Za-z0-9_-]{16,64}$/.test(text) || looksLikeToken(text) || digest.test(text)) return false;
  return /\d/.test(text) ? /[A-Za-z]/.test(text) : scrambled(text);
}

/** Nearly every id. One look, because a log has tens of thousands of candidates. */
const usual = /^(?!eyJ)(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{20}$/;

/** The value of a member that is called an id: no name of code stands there, so letters alone may be one. */
export function looksLikeQuotedId(text: string): boolean {
  return looksLikeId(text) || /^(?=.*[A-Z].*[A-Z])(?=.*[a-z])[A-Za-z]{20}$/.test(text);
}

/** The usual shape, for places where an identifier of somebody's code may stand as well. */
export function looksLikeUsualId(text: string): boolean {
  if (usual.test(text)) return true;
  return looksLikeId(text) && (/^[A-Za-z0-9]{20}$/.test(text) || isUuid(text) || /^[0-9a-f]{24}$/.test(text));
}

/** A token on the clipboard must not be put on the screen. */
export function looksLikeToken(text: string): boolean {
  return /^pit-/i.test(text) || /^eyJ/.test(text);
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** MD5, SHA-1 (and with it every full git hash) and SHA-256. */
const digest = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i;

/** Three of a hundred ids have no digit. Then they change case more often than any name in code does. */
function scrambled(text: string): boolean {
  return (
    /^[A-Za-z]{20}$/.test(text) &&
    (text.match(/[A-Z]/g)?.length ?? 0) >= 6 &&
    /[a-z].*[a-z].*[a-z]/.test(text)
  );
}
