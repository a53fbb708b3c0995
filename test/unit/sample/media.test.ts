import assert from 'node:assert/strict';
import { decodeMessage } from '../../../src/api/decode';
import { decodeTranscript } from '../../../src/api/decodeTranscript';
import { channelOf } from '../../../src/channels';
import { sniffImage } from '../../../src/media/sniff';
import { createSampleHandler, sampleFile, sampleLocationId } from '../../../src/sample/handler';
import { asText, messagesOf } from '../../support/ask';
import { sampleConversations } from '../../support/sampleIds';

const account = createSampleHandler({ now: () => Date.UTC(2026, 5, 1) });
const get = (path: string): ReturnType<typeof account> =>
  account({ path, query: {}, headers: { Version: 'v3' } });
const recording = (id: string) =>
  get(`/conversations/messages/${id}/locations/${sampleLocationId}/recording`);
const transcript = (id: string) =>
  get(`/conversations/locations/${sampleLocationId}/messages/${id}/transcription`);

const { everyType, callShapes, showcase, quote } = sampleConversations;
const calls = [everyType, callShapes, showcase, quote]
  .flatMap((id) => messagesOf(account, id))
  .map((row) => decodeMessage(JSON.stringify(row)))
  .filter(({ messageType }) => ['call', 'voicemail'].includes(channelOf(messageType)));

describe('the calls of the sample account', () => {
  it('are recorded where somebody spoke, for as long as the row says', () => {
    let recorded = 0;
    for (const { id, call } of calls) {
      const { status, bytes, headers, text } = recording(id);
      if (status === 422) {
        assert.match(text, /"Message does not have recording"/);
        continue;
      }
      recorded++;
      assert.equal(headers['content-type'], 'audio/x-wav');
      assert.equal(bytes?.length, 44 + Math.round((call?.duration ?? 0) * 8000) * 2, id);
      assert.equal(Buffer.from(bytes.subarray(0, 4)).toString(), 'RIFF');
    }
    assert.ok(recorded > 10 && recorded < calls.length, `${recorded} of ${calls.length}`);
  });

  it('are written down within their time, in every form that servers were seen to send', () => {
    const forms = new Set<string>();
    for (const { id, call } of calls) {
      const { status, text } = transcript(id);
      if (status === 400) {
        assert.match(text, /"code":"CONVERSATIONS_MSG_RECORDING_NOT_FOUND"/);
        assert.equal(recording(id).status, 422);
        continue;
      }
      forms.add(text.startsWith('[{') ? 'list' : (/^\{?\[?"?(\w*)/.exec(text)?.[1] ?? ''));
      const lines = decodeTranscript(text);
      for (const { start = -1, end = Infinity } of lines) {
        assert.ok(start >= 0 && start < end && end <= (call?.duration ?? 0), `${id}: ${start} to ${end}`);
      }
    }
    assert.deepEqual([...forms].sort(), ['', 'list', 'mediaChannel', 'sentences', 'transcription']);
  });

  it('are known by their ids only', () => {
    assert.equal(recording('nobody').status, 400);
    assert.equal(get('/conversations/messages/x/locations/elsewhere/recording').status, 404);
  });
});

describe('the attachments of the sample account', () => {
  const links = Object.values(sampleConversations)
    .filter((id) => id !== sampleConversations.vanished)
    .flatMap((id) => messagesOf(account, id))
    .flatMap((row) => decodeMessage(JSON.stringify({ ...row, id: 'x' })).attachments)
    .filter((link) => link.startsWith('https://example.com/files/'));

  it('are there without a network, but for one that expired', () => {
    const gone = links.filter((link) => sampleFile(link) === undefined);
    assert.ok(links.length > 4);
    assert.deepEqual(
      gone.map((link) => link.replace(/.*\./, '')),
      [],
    );
    assert.equal(sampleFile('https://example.org/files/plan.png'), undefined);
    assert.equal(sampleFile('https://example.com/files/%E0%A4%A'), undefined);
  });

  it('are what their names say', () => {
    for (const link of links) {
      const bytes = sampleFile(link) ?? new Uint8Array();
      if (link.endsWith('.png')) assert.ok(sniffImage(bytes), link);
      if (!link.endsWith('.pdf')) continue;
      const text = Buffer.from(bytes).toString('latin1');
      const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
      assert.equal(text.slice(start, start + 4), 'xref');
      for (const [, at = ''] of text.slice(start).matchAll(/(\d{10}) 00000 n/g)) {
        assert.match(text.slice(Number(at)), /^\d 0 obj\n/);
      }
    }
  });

  it('are served as well', () => {
    assert.deepEqual(get('/files/plan.png').bytes, sampleFile('https://example.com/files/plan.png'));
    assert.equal(get('/files/unknown').status, 404);
    assert.ok(asText(get('/files/unknown').headers['content-type']).includes('json'));
  });
});
