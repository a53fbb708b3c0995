import { scanIds } from '../../src/links/scan';

/*
 * `node dist/test-out/test/bench/scan.js`: what looking for ids adds to opening a log of one megabyte.
 */

const megabyte = 1_000_000;

const id = (n: number): string => `${n.toString(36).padStart(8, 'k')}Qm4Xz81LpT7v`;

const lines: Readonly<Record<string, (n: number) => string>> = {
  'plain log, no ids': (n) =>
    `2026-05-04T12:00:00.${n % 1000}Z INFO worker ${n} handled the job in ${n % 97} ms, queue is empty`,
  'an id in each line': (n) =>
    `2026-05-04T12:00:00Z INFO webhook received messageId=${id(n)} contactId=${id(n + 1)} status=ok`,
  'a payload in each line': (n) =>
    `2026-05-04T12:00:00Z DEBUG body={"id":"${id(n)}","direction":"inbound","type":2,"locationId":"${id(1)}","contactId":"${id(2)}","conversationId":"${id(3)}","dateAdded":"2026-05-04T12:00:00.000Z","body":"See you at 9 {then}","contentType":"text/plain"}`,
  'hashes, UUIDs and base64': (n) =>
    `commit ${n.toString(16).padStart(40, 'ab')} trace 0b7f9a52-1c3d-4e5f-8a90-5a3b1e0${String(n).padStart(5, '0')} ${Buffer.from(`some bytes ${n}`).toString('base64')}`,
  'pretty JSON': (n) =>
    JSON.stringify(
      { id: id(n), conversationId: id(3), messageType: 'TYPE_SMS', meta: { email: { messageIds: [id(7)] } } },
      null,
      2,
    ),
  'context words without ids': () =>
    'message conversation contact id message id the conversation with the contact has a message with id none',
  'only quotes': () => '"\'"\'"\'{"id":"',
};

for (const [what, line] of Object.entries(lines)) {
  let text = '';
  for (let n = 0; text.length < megabyte; n++) text += `${line(n)}\n`;
  const times: number[] = [];
  let found = 0;
  for (let run = 0; run < 15; run++) {
    const started = performance.now();
    found = scanIds(text).length;
    times.push(performance.now() - started);
  }
  const first = times[0] ?? 0;
  const median = times.toSorted((a, b) => a - b)[7] ?? 0;
  console.log(
    `${what.padEnd(28)} first ${first.toFixed(1)} ms, median ${median.toFixed(1)} ms, ${found} ids`,
  );
}
