import * as http from 'node:http';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: http.IncomingHttpHeaders;
}

/** What a well-behaved client sends. */
export const usualHeaders = {
  authorization: 'Bearer token-of-a-test-0001',
  version: '2021-04-15',
  accept: 'application/json',
  'user-agent': 'conversation-explorer-tests/1',
};

/** One request by node's own client. The path leaves as it is; a `URL` would tidy it up. */
export function httpGet(base: string, path: string, options: http.RequestOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(base, { headers: usualHeaders, ...options, path }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
      });
    });
    request.on('error', reject);
    request.end();
  });
}
