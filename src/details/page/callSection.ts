import type { MediaAnswer } from '../mediaProtocol';
import type { CallView } from '../viewSchema';
import { button, fill, foreign, h, icon } from '../../webview/page/dom';
import { MediaSlot } from './mediaSlot';
import type { PageContext } from './context';
import { Player } from './player';
import { TranscriptList } from './transcriptList';

type OfCall = Exclude<MediaAnswer, { type: 'picture' }>;

/** A call: what it was, and, once asked for, how it sounds and what was said. */
export class CallSection {
  readonly element: HTMLElement;
  readonly #recording: MediaSlot;
  readonly #transcript: MediaSlot;
  readonly #recordingOffer = h('div', { class: 'media-offer' });
  readonly #transcriptOffer = h('div', { class: 'media-offer' });
  #player: Player | undefined;
  #list: TranscriptList | undefined;
  /** Where to play from as soon as there is something to play. */
  #wanted: number | undefined;

  constructor(
    call: CallView,
    seq: number,
    private readonly context: PageContext,
  ) {
    const { strings } = context;
    this.#recording = new MediaSlot('recording', seq, context, this.#recordingOffer, strings.recording);
    this.#transcript = new MediaSlot('transcript', seq, context, this.#transcriptOffer, strings.transcript);
    this.#recordingOffer.append(
      this.#button('play-circle', strings.recordingLoad, () => this.#recording.want()),
    );
    this.#transcriptOffer.append(
      this.#button('comment-discussion', strings.transcriptLoad, () => this.#transcript.want()),
    );
    this.element = h(
      'section',
      { class: 'call', 'aria-labelledby': 'call-title' },
      h(
        'div',
        { class: 'call-head' },
        icon(call.icon),
        h('h2', { id: 'call-title' }, call.title),
        call.facts.map((fact) => h('span', { class: 'call-fact' }, foreign(fact))),
      ),
      h('div', { class: 'call-parts' }, this.#recording.element, this.#transcript.element),
    );
  }

  hear(answer: OfCall): void {
    const { strings, language } = this.context;
    if (answer.type === 'recording') {
      this.#play(answer);
    } else if (answer.type === 'transcript') {
      this.#read(answer);
      this.#transcript.arrived(fill(strings.transcriptLoaded, answer.lines.length.toLocaleString(language)));
    } else {
      const slot = answer.item === 'transcript' ? this.#transcript : this.#recording;
      if (answer.type === 'mediaProgress') slot.progress(answer);
      else if (answer.type === 'mediaSaved') slot.saved(answer.text);
      else {
        slot.ended(answer);
        if (slot === this.#recording) this.#wanted = undefined;
      }
    }
  }

  release(): void {
    this.#player?.release();
  }

  #play(answer: Extract<MediaAnswer, { type: 'recording' }>): void {
    const { strings } = this.context;
    this.#player?.release();
    const save = button({
      icon: 'save-as',
      label: strings.recordingSave,
      onClick: () => this.#recording.save(),
    });
    const player = new Player(answer, this.context, (seconds) => this.#list?.follow(seconds), [save]);
    this.#player = player;
    this.#recordingOffer.replaceChildren(player.element);
    this.element.classList.add('loaded');
    this.#recording.arrived();
    if (this.#wanted !== undefined) player.playFrom(this.#wanted);
    this.#wanted = undefined;
  }

  #read({ lines }: Extract<MediaAnswer, { type: 'transcript' }>): void {
    const { strings } = this.context;
    const list = new TranscriptList(lines, strings.transcript, (seconds) => this.#playFrom(seconds));
    this.#list = list;
    this.element.classList.add('loaded');
    this.#transcriptOffer.replaceChildren(
      h(
        'div',
        { class: 'transcript-head' },
        h('h3', {}, strings.transcript),
        button({ icon: 'save-as', label: strings.transcriptSave, onClick: () => this.#transcript.save() }),
      ),
      list.element,
      h('p', { class: 'hint' }, strings.transcriptHint),
    );
  }

  /** A line was clicked before the recording is here: it comes, and then plays from there. */
  #playFrom(seconds: number): void {
    if (this.#player !== undefined) this.#player.playFrom(seconds);
    else {
      this.#wanted = seconds;
      this.#recording.want();
    }
  }

  #button(symbol: string, label: string, onClick: () => void): HTMLElement {
    return button({ icon: symbol, label, text: true, class: 'secondary', onClick });
  }
}
