import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Server, type IncomingMessage, type ServerResponse } from 'node:http';
import { dirname } from 'node:path';

/**
 * Loaded into the server before anything else. A workbench in a browser encrypts the secrets of extensions with two
 * halves of a key: one of its own and one it fetches from here. The server build alone does not serve that, and
 * every secret would be gone with a reload of the page.
 */
export const KEY_FILE_VARIABLE = 'HIGHLEVEL_SECRET_KEY_FILE';

const keyFile = process.env[KEY_FILE_VARIABLE];
// The extension hosts are started with our --require and environment, but have no part in this.
Reflect.deleteProperty(process.env, KEY_FILE_VARIABLE);

if (keyFile !== undefined) {
  Server.prototype.emit = function (this: Server, name: string | symbol, ...args: unknown[]): boolean {
    const [request, response] = args;
    if (name === 'request' && isMintKey(request) && isResponse(response)) {
      response.end(keyIn(keyFile));
      return true;
    }
    return EventEmitter.prototype.emit.call(this, name, ...args);
  };
}

function isMintKey(request: unknown): request is IncomingMessage {
  return (
    typeof request === 'object' &&
    request !== null &&
    'method' in request &&
    request.method === 'POST' &&
    'url' in request &&
    typeof request.url === 'string' &&
    request.url.endsWith('/mint-key')
  );
}

function isResponse(response: unknown): response is ServerResponse {
  return typeof response === 'object' && response !== null && 'end' in response;
}

function keyIn(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    const key = randomBytes(32);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, key, { mode: 0o600 });
    return key;
  }
}
