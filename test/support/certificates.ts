import {
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
  createPrivateKey,
  type KeyObject,
} from 'node:crypto';
import { isIP } from 'node:net';

/*
 * Certificate authorities for tests. Node reads X.509 but cannot write it, so the few DER structures that a server's
 * certificate needs are put together here (RFC 5280, section 4.1); keys are P-256, because they are made in no time.
 */

/** A private key and its certificate, as PEM. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

export interface Wanted {
  /** DNS names and IP addresses the certificate is good for. */
  readonly hosts: readonly string[];
  /** Default: a day ago and a day ahead. */
  readonly from?: Date;
  readonly until?: Date;
}

const day = 24 * 60 * 60 * 1000;

/** A new authority: whoever trusts `cert` trusts what `issue` makes with it. */
export function createAuthority(name: string): Identity {
  const { privateKey, publicKey } = newKeys();
  const subject = nameOf(name);
  const extensions = [
    extension(oids.basicConstraints, sequence(boolean(true)), true),
    extension(oids.keyUsage, der(0x03, Buffer.of(1, 0b0000_0110)), true),
  ];
  return identity(
    privateKey,
    certificate({ subject, issuer: subject, publicKey, extensions, signer: privateKey }),
  );
}

/** A server's key and certificate, signed by the authority. */
export function issue(authority: Identity, { hosts, from, until }: Wanted): Identity {
  const { privateKey, publicKey } = newKeys();
  const issuer = nameOf(commonName(authority));
  const extensions = [
    extension(oids.extendedKeyUsage, sequence(oid(oids.serverAuth))),
    extension(oids.subjectAltName, sequence(...hosts.map(generalName))),
  ];
  const signer = createPrivateKey(authority.key);
  const subject = nameOf(hosts[0] ?? 'nobody');
  return identity(privateKey, certificate({ subject, issuer, publicKey, extensions, signer, from, until }));
}

interface Parts {
  readonly subject: Buffer;
  readonly issuer: Buffer;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Buffer[];
  readonly signer: KeyObject;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

function certificate({ subject, issuer, publicKey, extensions, signer, from, until }: Parts): Buffer {
  const algorithm = sequence(oid(oids.ecdsaWithSha256));
  const validity = [from ?? new Date(Date.now() - day), until ?? new Date(Date.now() + day)].map(utcTime);
  const content = sequence(
    der(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    algorithm,
    issuer,
    sequence(...validity),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  return sequence(content, algorithm, bitString(sign('sha256', content, signer)));
}

function newKeys(): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function identity(privateKey: KeyObject, cert: Buffer): Identity {
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  return { key: key.toString(), cert: new X509Certificate(cert).toString() };
}

function commonName({ cert }: Identity): string {
  return new X509Certificate(cert).subject.replace(/^CN=/, '');
}

// DER: https://letsencrypt.org/docs/a-warm-welcome-to-asn1-and-der/

const oids = {
  commonName: '2.5.4.3',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
};

function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const size = body.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.of(tag, ...length), body]);
}

const sequence = (...content: readonly Buffer[]): Buffer => der(0x30, ...content);
const integer = (bytes: Buffer): Buffer => der(0x02, bytes);
const boolean = (value: boolean): Buffer => der(0x01, Buffer.of(value ? 0xff : 0));
const bitString = (bytes: Buffer): Buffer => der(0x03, Buffer.of(0), bytes);

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let left = value >> 7; left > 0; left >>= 7) bytes.unshift((left & 0x7f) | 0x80);
  return bytes;
}

function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

function nameOf(name: string): Buffer {
  return sequence(der(0x31, sequence(oid(oids.commonName), der(0x0c, Buffer.from(name)))));
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), der(0x04, value));
}

function generalName(host: string): Buffer {
  return isIP(host) === 4
    ? der(0x87, Buffer.from(host.split('.').map(Number)))
    : der(0x82, Buffer.from(host));
}
