import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAuthority, type Identity } from './certificates';

/*
 * Private certificate authorities that an editor is started with, as a company's computer has them. They must be there
 * before its extension host is: node reads both variables once.
 */

export interface Authorities {
  /** In the system's store. SSL_CERT_FILE names that store on Linux; elsewhere there is no such variable. */
  readonly system: Identity;
  /** In NODE_EXTRA_CA_CERTS. */
  readonly extra: Identity;
}

const variable = 'HIGHLEVEL_TEST_AUTHORITIES';

/** Makes new authorities and gives the environment in which they are trusted. */
export function prepareAuthorities(folder: string): Record<string, string> {
  const authorities: Authorities = {
    system: createAuthority('System store'),
    extra: createAuthority('Extra'),
  };
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  return {
    [variable]: file('authorities.json', JSON.stringify(authorities)),
    SSL_CERT_FILE: file('system.pem', withOwn('SSL_CERT_FILE', authorities.system)),
    NODE_EXTRA_CA_CERTS: file('extra.pem', withOwn('NODE_EXTRA_CA_CERTS', authorities.extra)),
  };
}

/** Whoever needs one to reach the network still has it. */
function withOwn(name: string, { cert }: Identity): string {
  const own = process.env[name];
  return own === undefined || own === '' ? cert : `${readFileSync(own, 'utf8')}\n${cert}`;
}

/** The authorities this process was started with. */
export function preparedAuthorities(): Authorities {
  const file = process.env[variable];
  if (file === undefined) throw new Error(`${variable} is not set: run these tests with "npm test".`);
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return { system: identityIn(value, 'system'), extra: identityIn(value, 'extra') };
}

function identityIn(value: unknown, name: string): Identity {
  const found: unknown =
    value instanceof Object ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
  if (found instanceof Object && 'key' in found && 'cert' in found) {
    const { key, cert } = found;
    if (typeof key === 'string' && typeof cert === 'string') return { key, cert };
  }
  throw new TypeError(`No authority ${name}.`);
}
