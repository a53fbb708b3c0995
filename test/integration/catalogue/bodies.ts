import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Responder } from '../../support/faults';
import type { Fault } from './fault';

/* Answers that are too large, packed too well, too deep, or that lead elsewhere. */

const json = { 'content-type': 'application/json; charset=utf-8' };
const mega = 1024 * 1024;
const bomb = (pack: (body: Buffer) => Buffer): Buffer => pack(Buffer.alloc(60 * mega, 0x20));
const gzipBomb = bomb(gzipSync);
const packed = (status: number, encoding: string, body: Buffer): Responder => ({
  status,
  headers: { ...json, 'content-encoding': encoding },
  body,
});

export const bodies: readonly Fault[] = [
  {
    name: 'F30 a page of 50 MB',
    responder: { body: Buffer.alloc(50 * mega, 0x20) },
    ends: 'tooLarge',
    requests: 1,
    says: /larger than 10 MB/,
  },
  {
    name: 'F30 an error of 9 MB',
    responder: { status: 500, body: Buffer.alloc(9 * mega, 0x20) },
    ends: 'server',
    requests: 1,
  },
  { name: 'F31 a bomb in gzip', responder: packed(200, 'gzip', gzipBomb), ends: 'tooLarge', requests: 1 },
  {
    name: 'F31 a bomb in deflate',
    responder: packed(200, 'deflate', bomb(deflateSync)),
    ends: 'tooLarge',
    requests: 1,
  },
  {
    name: 'F31 a bomb in br',
    responder: packed(200, 'br', brotliCompressSync(Buffer.alloc(60 * mega, 0x20))),
    ends: 'tooLarge',
    requests: 1,
  },
  { name: 'F31 a bomb in an error', responder: packed(500, 'gzip', gzipBomb), ends: 'server', requests: 1 },
  {
    name: 'a redirect to another host',
    responder: { status: 302, headers: { location: 'https://elsewhere.example/' } },
    ends: 'redirected',
    requests: 1,
    says: /redirect to elsewhere\.example/,
  },
  {
    name: 'a redirect to http',
    responder: { status: 307, headers: { location: 'http://services.leadconnectorhq.com/' } },
    ends: 'redirected',
    requests: 1,
  },
  {
    name: 'a redirect to itself',
    responder: (request, response) => void response.writeHead(302, { location: request.url ?? '' }).end(),
    ends: 'redirected',
    requests: 1,
  },
  {
    name: 'brackets 100,000 deep',
    responder: { body: `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}` },
    ends: 'unreadable',
    requests: 1,
  },
];
