/** Lines of logs, for looking for ids in a megabyte of them. */

const megabyte = 1_000_000;

const id = (n: number): string => `${n.toString(36).padStart(8, 'k')}Qm4Xz81LpT7v`;

export const lines = {
  'plain log, no ids': (n: number) =>
    `2026-05-04T12:00:00.${n % 1000}Z INFO worker ${n} handled the job in ${n % 97} ms, queue is empty`,
  'an id in each line': (n: number) =>
    `2026-05-04T12:00:00Z INFO webhook received messageId=${id(n)} contactId=${id(n + 1)} status=ok`,
  'a payload in each line': (n: number) =>
    `2026-05-04T12:00:00Z DEBUG body={"id":"${id(n)}","direction":"inbound","type":2,"locationId":"${id(1)}","contactId":"${id(2)}","conversationId":"${id(3)}","dateAdded":"2026-05-04T12:00:00.000Z","body":"See you at 9 {then}","contentType":"text/plain"}`,
  'hashes, UUIDs and base64': (n: number) =>
    `commit ${n.toString(16).padStart(40, 'ab')} trace 0b7f9a52-1c3d-4e5f-8a90-5a3b1e0${String(n).padStart(5, '0')} ${Buffer.from(`some bytes ${n}`).toString('base64')}`,
  'pretty JSON': (n: number) =>
    JSON.stringify(
      { id: id(n), conversationId: id(3), messageType: 'TYPE_SMS', meta: { email: { messageIds: [id(7)] } } },
      null,
      2,
    ),
  'context words without ids': () =>
    'message conversation contact id message id the conversation with the contact has a message with id none',
  'only quotes': () => '"\'"\'"\'{"id":"',
} as const satisfies Record<string, (n: number) => string>;

/** A megabyte of lines, in one piece as the editor gives a document; a text that was put together is copied at the first look. */
export function log(line: (n: number) => string): string {
  const all: string[] = [];
  for (let n = 0, length = 0; length < megabyte; n++) {
    const next = line(n);
    all.push(next);
    length += next.length + 1;
  }
  return [...all, ''].join('\n');
}

/** A service that does not only talk to HighLevel: every tenth line has ids, every twentieth a payload. */
export function busyLog(): string {
  return log((n) => {
    if (n % 20 === 0) return lines['a payload in each line'](n);
    return n % 10 === 1 ? lines['an id in each line'](n) : lines['plain log, no ids'](n);
  });
}
