import { asDate, asObject, asText } from './read';

/*
 * What a token says of itself. Private Integration Tokens are `pit-` and a UUID; OAuth access tokens are JWTs whose
 * payload names the class (`Location` or `Company`), its id and the expiry. Nothing here verifies a signature: the
 * server does.
 */

/** Printable ASCII without spaces: whatever else gets in would end the header line or be refused by the server. */
export function isToken(value: string): boolean {
  return /^[\x21-\x7e]{16,2048}$/.test(value);
}

export interface TokenFacts {
  readonly kind: 'privateIntegration' | 'location' | 'company' | 'other';
  readonly locationId: string | undefined;
  /** Epoch milliseconds. */
  readonly expires: number | undefined;
}

/**
 * What people paste around a token: white space, quotes, `Bearer `, a header line; or a line of settings, a command or
 * JSON with one token in it.
 */
export function cleanToken(pasted: string): string {
  const bare = unwrapped(pasted);
  if (/^(pit-|eyJ)/i.test(bare)) return bare;
  const [token, ...others] = new Set(bare.match(wholeToken));
  return token !== undefined && others.length === 0 ? token : bare;
}

const wholeToken =
  /(?<![\w-])(?:pit-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|eyJ[\w-]+\.[\w-]+\.[\w-]+)(?![\w-])/gi;

/** Without white space, invisible characters and quotes of any kind, `Bearer ` and the name of the header. */
export function unwrapped(pasted: string): string {
  return pasted
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/^[\s"'`“”‘’]*(?:authorization["'`]?\s*[:=]\s*["'`]?)?\s*(?:bearer\s+)?/i, '')
    .replace(/[\s"'`“”‘’,;]+$/, '');
}

/** Takes the token out of a text that came from outside: a server may repeat what it was sent, and encode it. */
export function withoutToken(text: string, token: string): string {
  return tokenRemover(token)(text);
}

/** The same for many texts: what to look for is made out once. */
export type TokenRemover = (text: string) => string;

/** All that is secret of it is its UUID. */
const privateIntegration = /^pit-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

export function tokenRemover(token: string): TokenRemover {
  const [, secret] = privateIntegration.exec(token) ?? [];
  const spellings = secret === undefined ? [token] : [token, secret, secret.replaceAll('-', '')];
  const forms = spellings.flatMap(encodings);
  // What a person pastes as an id may have lost its beginning or its hyphens.
  const loose = secret === undefined ? [] : [`(?:pit[-_]?)?${secret.replaceAll('-', '[-_]?')}`];
  const pattern = new RegExp([...loose, ...forms.map((form) => form.replace(/\W/g, '\\$&'))].join('|'), 'gi');
  const shortest = Math.min(...forms.map(({ length }) => length));
  // Most texts are shorter: counts, dates, ids.
  return (text) => (text.length < shortest ? text : text.replace(pattern, '[token]'));
}

/** As it is, and as it may have been written on the way. */
function encodings(token: string): readonly string[] {
  const codes = Array.from(token, (char) => char.charCodeAt(0).toString(16).padStart(2, '0'));
  const base64 = [btoa(token).replace(/=+$/, ''), ...[0, 1, 2].map((before) => withinBase64(token, before))];
  return [
    ...[token, encodeURIComponent(token), codes.join(''), `%${codes.join('%')}`],
    ...base64,
    ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** What stands for it in the base64 of a longer text, after so many bytes of three: the characters it has for itself. */
function withinBase64(token: string, before: number): string {
  const bits = (before + token.length) * 8;
  return btoa('x'.repeat(before) + token).slice(before === 0 ? 0 : before + 1, Math.floor(bits / 6));
}

/** Reads the token's own facts without asking anybody. */
export function tokenFacts(token: string): TokenFacts {
  const expires = undefined;
  if (/^pit-/i.test(token)) return { kind: 'privateIntegration', locationId: undefined, expires };
  const claims = jwtClaims(token);
  if (claims === undefined) return { kind: 'other', locationId: undefined, expires };
  const authClass = asText(claims['authClass']);
  return {
    kind: authClass === 'Company' ? 'company' : 'location',
    locationId: authClass === 'Company' ? undefined : asText(claims['authClassId']),
    expires: asDate(claims['exp']),
  };
}

/** The payload of a JWT, not verified. */
export function jwtClaims(token: string): Readonly<Record<string, unknown>> | undefined {
  const [, payload, signature] = token.split('.');
  if (payload === undefined || signature === undefined) return undefined;
  try {
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    return asObject(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}
