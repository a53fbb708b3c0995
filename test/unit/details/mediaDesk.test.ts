import assert from 'node:assert/strict';
import { ApiError } from '../../../src/api/errors';
import { MediaDesk, type DeskOptions, type MediaSource } from '../../../src/details/mediaDesk';
import type { MediaAnswer, MediaItem } from '../../../src/details/mediaProtocol';
import { DownloadError } from '../../../src/media/downloadError';
import { sampleFile } from '../../../src/sample/handler';
import { wavOf } from '../../../src/sample/media/wav';
import { deferred } from '../../support/deferred';
import { message, plain } from './builders';

const sound = wavOf(new Float32Array(80));
const picture = sampleFile('https://example.com/files/plan.png') ?? new Uint8Array();
const text = (words: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(words);

const call = message({
  messageType: 'TYPE_CALL',
  id: 'abc123456789',
  attachments: ['https://files.example/plan.png', 'https://files.example/a%2fb%20%E2%80%AEgpj.exe'],
});

interface Written {
  name: string;
  bytes: Uint8Array | undefined;
}

/** A desk over this source; what it answered and what was written. */
function open(source: Partial<MediaSource>, more: Partial<DeskOptions> = {}) {
  const answers: MediaAnswer[] = [];
  const written: Written[] = [];
  let asked = 0;
  const counted =
    <A extends readonly unknown[], T>(work: (...args: A) => T) =>
    (...args: A): T => (asked++, work(...args));
  const desk = new MediaDesk({
    seq: 7,
    message: call,
    t: plain,
    language: 'en',
    describe: () => ({ text: 'Described.', actions: [] }),
    run: () => undefined,
    reply: (answer) => answers.push(answer),
    choose: (name) => {
      const file: Written = { name, bytes: undefined };
      written.push(file);
      return Promise.resolve({ name, write: (bytes) => ((file.bytes = bytes), Promise.resolve()) });
    },
    source: {
      recording: counted(source.recording ?? (() => Promise.resolve(sound))),
      transcript: counted(
        source.transcript ?? (() => Promise.resolve([{ start: 1, end: 2, speaker: '0', text: 'Hi' }])),
      ),
      attachment: counted(source.attachment ?? (() => Promise.resolve(picture))),
    },
    ...more,
  });
  const ask = (type: 'wantMedia' | 'cancelMedia' | 'saveMedia', item: MediaItem): Promise<void> =>
    desk.hear({ type, seq: 7, item });
  return { desk, ask, answers, written, asked: () => asked, last: () => answers.at(-1) };
}

const ended = (answer: MediaAnswer | undefined): string =>
  answer?.type === 'mediaEnded'
    ? `${answer.text ?? 'silent'}${answer.absent === true ? ' (absent)' : ''}`
    : String(answer?.type);

describe('the desk that fetches what belongs to a message', () => {
  it('hands the sound over, and saves the same bytes without asking again', async () => {
    const { ask, answers, written, asked, last } = open({});
    await ask('wantMedia', 'recording');
    assert.deepEqual(
      answers.map(({ type, seq }) => `${type} ${seq}`),
      ['mediaProgress 7', 'recording 7'],
    );
    await ask('saveMedia', 'recording');
    assert.equal(asked(), 1);
    assert.deepEqual(written, [{ name: 'call 2025-03-04 0923 456789.wav', bytes: sound }]);
    assert.deepEqual(last(), {
      type: 'mediaSaved',
      seq: 7,
      item: 'recording',
      text: 'Saved as call 2025-03-04 0923 456789.wav',
    });
  });

  it('saves what was never shown', async () => {
    const { ask, written } = open({});
    await ask('saveMedia', 'recording');
    await ask('saveMedia', 'transcript');
    await ask('saveMedia', 0);
    assert.deepEqual(
      written.map(({ name }) => name),
      ['call 2025-03-04 0923 456789.wav', 'call 2025-03-04 0923 456789 transcript.txt', 'plan.png'],
    );
    assert.equal(new TextDecoder().decode(written[1]?.bytes), '[0:01] Speaker 1: Hi\n');
    assert.equal(written[2]?.bytes, picture);
  });

  it('offers a stranger’s name made safe', async () => {
    const { ask, written } = open({});
    await ask('saveMedia', 1);
    assert.equal(written[0]?.name, 'a_b gpj.exe');
  });

  it('names the speakers in the order in which they speak', async () => {
    const line = (speaker: string | undefined) => ({ start: undefined, end: undefined, speaker, text: 'x' });
    const lines = [line('1'), line('0'), line('Rosa'), line('1'), line(undefined)];
    const { ask, last } = open({ transcript: () => Promise.resolve(lines) });
    await ask('wantMedia', 'transcript');
    const answer = last();
    assert.ok(answer?.type === 'transcript');
    assert.deepEqual(
      answer.lines.map(({ speaker, voice }) => `${voice} ${speaker}`),
      [...['0 Speaker 1', '1 Speaker 2', '2 Rosa', '0 Speaker 1', '3 Speaker 4']],
    );
  });

  it('shows a picture with what it is', async () => {
    const { ask, last } = open({});
    await ask('wantMedia', 0);
    const answer = last();
    assert.ok(answer?.type === 'picture');
    assert.deepEqual([answer.mime, answer.about], ['image/png', 'PNG · 420 × 280 · 118 KB']);
    assert.equal(answer.bytes, picture);
  });

  const huge = Uint8Array.from(picture);
  new DataView(huge.buffer).setUint32(16, 60_000);
  new DataView(huge.buffer).setUint32(20, 60_000);
  const noPictures: Readonly<Record<string, readonly [Uint8Array<ArrayBuffer>, RegExp]>> = {
    SVG: [text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /no picture/],
    HTML: [text('<!doctype html>'), /no picture/],
    nothing: [text(''), /no picture/],
    'a picture of 3.6 gigapixels': [huge, /too many pixels.*60000 × 60000/],
  };
  for (const [what, [bytes, said]] of Object.entries(noPictures)) {
    it(`does not show ${what}, but saves it`, async () => {
      const { ask, last, written } = open({ attachment: () => Promise.resolve(bytes) });
      await ask('wantMedia', 0);
      assert.match(ended(last()), said);
      await ask('saveMedia', 0);
      assert.equal(written[0]?.bytes, bytes);
    });
  }

  const failures: readonly (readonly [MediaItem, Error, RegExp])[] = [
    [
      'recording',
      new ApiError({ operation: 'getRecording', kind: 'noRecording' }),
      /^There is no recording of this call\. That is usual when nobody answered\. \(absent\)$/,
    ],
    [
      'transcript',
      new ApiError({ operation: 'getTranscript', kind: 'noRecording' }),
      /^There is no transcript of this call\. \(absent\)$/,
    ],
    ['recording', new ApiError({ operation: 'getRecording', kind: 'tooLarge' }), /larger than 128 MB/],
    ['recording', new ApiError({ operation: 'getRecording', kind: 'server' }), /^Described\.$/],
    ...(
      [
        ['inner', undefined, /private network/],
        ['refused', undefined, /not a plain https link/],
        ['forwards', undefined, /again and again/],
        ['status', '404', /no such file.*404/],
        ['status', '403', /sign-in.*403.*never sent/],
        ['status', '500', /did not send.*500/],
        ['network', 'ENOTFOUND', /ENOTFOUND/],
        ['timeout', undefined, /in time/],
        ['tooLarge', undefined, /larger than/],
      ] as const
    ).map(([failure, code, said]) => [0, new DownloadError(failure, code), said] as const),
  ];
  for (const [item, error, said] of failures) {
    it(`says why there is nothing: ${error.message} of ${item}`, async () => {
      const fail = (): Promise<never> => Promise.reject(error);
      const { ask, last } = open({ recording: fail, transcript: fail, attachment: fail });
      await ask('wantMedia', item);
      assert.match(ended(last()), said);
    });
  }

  it('knows that a transcript without lines is none', async () => {
    const { ask, last } = open({ transcript: () => Promise.resolve([]) });
    await ask('wantMedia', 'transcript');
    assert.equal(ended(last()), 'There is no transcript of this call. (absent)');
  });

  it('says that it is no sound what is none', async () => {
    const { ask, last } = open({ recording: () => Promise.resolve(text('hello')) });
    await ask('wantMedia', 'recording');
    assert.match(ended(last()), /not a sound/);
  });

  it('asks once for what is wanted twice, and stops when told to, without a word', async () => {
    const aborted = deferred<unknown>();
    const { ask, asked, last } = open({
      recording: (_message, _wanted, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            aborted.resolve(true);
            reject(new Error('aborted'));
          });
        }),
    });
    const work = ask('wantMedia', 'recording');
    await ask('wantMedia', 'recording');
    await ask('saveMedia', 'recording');
    assert.equal(asked(), 1);
    await ask('cancelMedia', 'recording');
    await aborted.promise;
    await work;
    assert.equal(ended(last()), 'silent');
  });

  it('does not keep what came after it was cancelled', async () => {
    const answer = deferred<typeof sound>();
    const { ask, asked, answers } = open({ recording: () => answer.promise });
    const work = ask('wantMedia', 'recording');
    await ask('cancelMedia', 'recording');
    answer.resolve(sound);
    await work;
    assert.ok(!answers.some(({ type }) => type === 'recording'));
    assert.equal(asked(), 1);
  });

  it('says nothing once the message is no longer shown, and ends what runs', async () => {
    const signals: AbortSignal[] = [];
    const answer = deferred<typeof picture>();
    const { desk, ask, answers } = open({
      attachment: (_link, _wanted, signal) => (signals.push(signal), answer.promise),
    });
    const work = ask('wantMedia', 0);
    desk.dispose();
    const said = answers.length;
    answer.resolve(picture);
    await work;
    await ask('wantMedia', 1);
    assert.deepEqual([answers.length, signals.map(({ aborted }) => aborted)], [said, [true]]);
  });

  it('leaves everything as it is where no file is chosen, and says where one cannot be written', async () => {
    const none = open({}, { choose: () => Promise.resolve(undefined) });
    await none.ask('saveMedia', 'recording');
    assert.deepEqual([none.asked(), none.answers], [0, []]);
    const full = open(
      {},
      {
        choose: (name) => Promise.resolve({ name, write: () => Promise.reject(new Error('full')) }),
        describe: (error) => ({ text: `Not saved: ${String(error)}`, actions: [] }),
      },
    );
    await full.ask('saveMedia', 'recording');
    assert.equal(ended(full.last()), 'Not saved: Error: full');
  });

  it('stops writing when it is cancelled, without a word', async () => {
    const begun = deferred<AbortSignal>();
    const { ask, last } = open(
      {},
      {
        choose: (name) =>
          Promise.resolve({
            name,
            write: async (_bytes, signal) => {
              begun.resolve(signal);
              await new Promise((resolve) => signal.addEventListener('abort', resolve));
              signal.throwIfAborted();
            },
          }),
      },
    );
    const work = ask('saveMedia', 'recording');
    await begun.promise;
    await ask('cancelMedia', 'recording');
    await work;
    assert.equal(ended(last()), 'silent');
  });

  it('knows of no attachment that the message does not have', async () => {
    const { ask, asked, last } = open({});
    await ask('wantMedia', 9);
    assert.equal(asked(), 0);
    assert.equal(last()?.type, 'mediaEnded');
  });
});
