import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import type { Responder } from '../../support/faults';
import type { Fault } from './fault';

/* Answers that are too large, packed too well, too deep, or that lead elsewhere. */

const json = { 'content-type': 'application/json; charset=utf-8' };
const mega = 1024 * 1024;
/** Made with its first use: packing takes a while, and test files are all read before the first test. */
function packed(status: number, encoding: string, pack: (body: Buffer) => Buffer): Responder {
  let body: Buffer | undefined;
  return (_request, response) => {
    body ??= pack(Buffer.alloc(60 * mega, 0x20));
    response.writeHead(status, { ...json, 'content-encoding': encoding }).end(body);
  };
}

const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

export const bodies: readonly Fault[] = [
  {
    name: 'F30 a page of 50 MB',
    responder: (_request, response) => void response.writeHead(200, json).end(Buffer.alloc(50 * mega, 0x20)),
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
  { name: 'F31 a bomb in gzip', responder: packed(200, 'gzip', gzipSync), ends: 'tooLarge', requests: 1 },
  {
    name: 'F31 a bomb in deflate',
    responder: packed(200, 'deflate', deflateSync),
    ends: 'tooLarge',
    requests: 1,
  },
  {
    name: 'F31 a bomb in br',
    responder: packed(200, 'br', (body) => brotliCompressSync(body, quickly)),
    ends: 'tooLarge',
    requests: 1,
  },
  { name: 'F31 a bomb in an error', responder: packed(500, 'gzip', gzipSync), ends: 'server', requests: 1 },
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
