import { isApiError } from '../api/errors';
import type { BinaryWanted } from '../api/http';
import type { Message, TranscriptLine } from '../api/types';
import { byteSize } from '../media/clock';
import { DownloadError } from '../media/downloadError';
import { mostPixels, sniffAudio, sniffImage } from '../media/sniff';
import { spokenLines, transcriptText, type SpokenLine } from '../media/transcript';
import { attachmentName, recordingName, transcriptName } from './mediaNames';
import type { MediaAnswer, MediaAsk, MediaItem } from './mediaProtocol';
import { mediaLimits, mediaProblem, nothingRecorded } from './mediaText';
import type { Problem } from './types';
import type { Translate } from './view';

type Bytes = Uint8Array<ArrayBuffer>;

/** Where the parts of a message come from that are loaded only when a person asks. */
export interface MediaSource {
  recording(message: Message, wanted: BinaryWanted, signal: AbortSignal): Promise<Bytes>;
  transcript(message: Message, signal: AbortSignal): Promise<readonly TranscriptLine[]>;
  attachment(link: string, wanted: BinaryWanted, signal: AbortSignal): Promise<Bytes>;
}

/** A file that a person chose. */
export interface Target {
  readonly name: string;
  /** All of it or nothing. Rejects with a sentence of its own, or once it is cancelled. */
  write(bytes: Uint8Array, signal: AbortSignal): Promise<void>;
}

export interface DeskOptions {
  readonly seq: number;
  readonly message: Message;
  readonly source: MediaSource;
  readonly t: Translate;
  readonly language: string;
  reply(answer: MediaAnswer): void;
  /** An error that is not of a download. */
  readonly describe: (error: unknown) => Problem;
  /** Does what a problem offers. */
  readonly run: (command: string) => void;
  /** Asks for a file; `undefined` where the person wants none after all. */
  readonly choose: (name: string) => Promise<Target | undefined>;
}

/** Milliseconds between two reports of progress. */
const pace = 100;

/** Fetches, shows and saves what belongs to one shown message, and forgets all of it with the message. */
export class MediaDesk {
  readonly #running = new Map<MediaItem, AbortController>();
  readonly #remedies = new Map<MediaItem, string>();
  readonly #pictures = new Map<number, Bytes>();
  #recording: Bytes | undefined;
  #lines: readonly SpokenLine[] | undefined;
  #disposed = false;

  constructor(private readonly options: DeskOptions) {}

  /** Never rejects. */
  async hear(ask: MediaAsk): Promise<void> {
    const { item } = ask;
    const remedy = this.#remedies.get(item);
    if (ask.type === 'cancelMedia') this.#running.get(item)?.abort();
    else if (ask.type === 'mediaRemedy') {
      if (remedy !== undefined) this.options.run(remedy);
    }
    // A second click while the first is at work.
    else if (this.#running.has(item) || this.#disposed) return;
    else if (ask.type === 'wantMedia') await this.#runExclusively(item, (signal) => this.#show(item, signal));
    else await this.#save(item);
  }

  dispose(): void {
    this.#disposed = true;
    for (const running of this.#running.values()) running.abort();
    this.#pictures.clear();
    this.#recording = undefined;
    this.#lines = undefined;
  }

  async #runExclusively(item: MediaItem, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const running = new AbortController();
    this.#running.set(item, running);
    this.#reply({ type: 'mediaProgress', item, received: 0 });
    try {
      await work(running.signal);
    } catch (error) {
      this.#reply({ type: 'mediaEnded', item, ...this.#why(item, error, running.signal) });
    } finally {
      this.#running.delete(item);
    }
  }

  #why(
    item: MediaItem,
    error: unknown,
    signal: AbortSignal,
  ): { readonly text?: string; readonly absent?: boolean; readonly remedy?: string } {
    const { t, describe } = this.options;
    if (signal.aborted) return {};
    if (isApiError(error, 'noRecording'))
      return { text: nothingRecorded(item, this.options.message, t), absent: true };
    const limit = typeof item === 'number' ? mediaLimits.attachment : mediaLimits.recording;
    this.#remedies.delete(item);
    const own = error instanceof Sentence ? error.message : mediaProblem(error, limit, t);
    if (own !== undefined) return { text: own };
    const { text, actions } = describe(error);
    const [remedy] = actions;
    if (remedy === undefined) return { text };
    this.#remedies.set(item, remedy.command);
    return { text, remedy: remedy.label };
  }

  async #show(item: MediaItem, signal: AbortSignal): Promise<void> {
    const { t } = this.options;
    if (item === 'transcript') {
      const lines = await this.#transcript(signal);
      if (lines.length > 0) this.#reply({ type: 'transcript', lines: [...lines] });
      else
        this.#reply({
          type: 'mediaEnded',
          item,
          text: nothingRecorded(item, this.options.message, t),
          absent: true,
        });
    } else if (item === 'recording') {
      const bytes = await this.#sound(signal);
      const mime = sniffAudio(bytes);
      if (mime === undefined)
        throw new Sentence(t('What came is not a sound that is known here. It can be saved as it is.'));
      this.#reply({ type: 'recording', bytes, mime });
    } else await this.#picture(item, signal);
  }

  async #picture(item: number, signal: AbortSignal): Promise<void> {
    const { t, language } = this.options;
    const bytes = await this.#attachment(item, mediaLimits.picture, signal);
    const facts = sniffImage(bytes);
    if (facts === undefined) {
      throw new Sentence(
        t('This is no picture that is shown here: PNG, JPEG, GIF and WebP are. It can be saved as it is.'),
      );
    }
    if (facts.width * facts.height > mostPixels) {
      throw new Sentence(
        t(
          'This picture has too many pixels to be shown here ({0} × {1}). It can be saved as it is.',
          facts.width,
          facts.height,
        ),
      );
    }
    const kind = facts.type.slice('image/'.length).toUpperCase();
    const about = `${kind} · ${facts.width} × ${facts.height} · ${byteSize(bytes.length, language)}`;
    this.#reply({ type: 'picture', item, bytes, mime: facts.type, about });
  }

  async #save(item: MediaItem): Promise<void> {
    const { t, choose } = this.options;
    const target = await choose(this.#name(item));
    if (target === undefined || this.#disposed || this.#running.has(item)) return;
    await this.#runExclusively(item, async (signal) => {
      const bytes = await this.#toSave(item, signal);
      signal.throwIfAborted();
      await target.write(bytes, signal);
      this.#reply({ type: 'mediaSaved', item, text: t('Saved as {0}', target.name) });
    });
  }

  #name(item: MediaItem): string {
    const { message } = this.options;
    if (item === 'transcript') return transcriptName(message);
    if (item === 'recording') return recordingName(message, this.#recording && sniffAudio(this.#recording));
    return attachmentName(message.attachments[item] ?? '');
  }

  async #toSave(item: MediaItem, signal: AbortSignal): Promise<Uint8Array> {
    if (item === 'recording') return this.#sound(signal);
    if (item === 'transcript')
      return new TextEncoder().encode(transcriptText(await this.#transcript(signal)));
    return this.#attachment(item, mediaLimits.attachment, signal);
  }

  async #sound(signal: AbortSignal): Promise<Bytes> {
    const { source, message } = this.options;
    const wanted = this.#wanted('recording', mediaLimits.recording);
    this.#recording ??= await source.recording(message, wanted, signal);
    signal.throwIfAborted();
    return this.#recording;
  }

  async #transcript(signal: AbortSignal): Promise<readonly SpokenLine[]> {
    const { source, message, t } = this.options;
    this.#lines ??= spokenLines(await source.transcript(message, signal), (order) => t('Speaker {0}', order));
    signal.throwIfAborted();
    return this.#lines;
  }

  /** What was fetched for a preview need not be fetched again to be saved. */
  async #attachment(item: number, limit: number, signal: AbortSignal): Promise<Bytes> {
    const held = this.#pictures.get(item);
    if (held !== undefined) return held;
    const link = this.options.message.attachments[item];
    if (link === undefined) throw new DownloadError('refused');
    const bytes = await this.options.source.attachment(link, this.#wanted(item, limit), signal);
    signal.throwIfAborted();
    if (bytes.length <= mediaLimits.picture) this.#pictures.set(item, bytes);
    return bytes;
  }

  #wanted(item: MediaItem, limit: number): BinaryWanted {
    // The first part at once: a download that stalls has said how much there is.
    let told = -Infinity;
    return {
      limit,
      onProgress: (received, total) => {
        if (performance.now() - told < pace) return;
        told = performance.now();
        this.#reply({ type: 'mediaProgress', item, received, ...(total === undefined ? {} : { total }) });
      },
    };
  }

  #reply(answer: WithoutSeq<MediaAnswer>): void {
    if (!this.#disposed) this.options.reply({ ...answer, seq: this.options.seq });
  }
}

type WithoutSeq<T> = T extends unknown ? Omit<T, 'seq'> : never;

/** An end that is told in these words. */
class Sentence extends Error {}
