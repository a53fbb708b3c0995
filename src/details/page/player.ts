import { clock } from '../../media/clock';
import { loudnessOf } from '../../media/waveform';
import type { MediaAnswer } from '../mediaProtocol';
import { soundOf, type Shown } from './blobs';
import { button, fill, h, icon } from '../../webview/page/dom';
import type { PageContext } from './context';
import { waveform } from './waveform';

const speeds = [0.75, 1, 1.25, 1.5, 2] as const;
/** Seconds that an arrow key moves by. */
const leap = 5;

/** Plays a recording: play and pause, a place to go to, how fast. */
export class Player {
  readonly element: HTMLElement;
  readonly #sound: Shown<HTMLAudioElement>;
  readonly #play: HTMLButtonElement;
  readonly #seek = h('input', { type: 'range', class: 'seek', min: 0, max: 1, step: 0.01, value: 0 });
  readonly #time = h('span', { class: 'player-time' });
  readonly #track: HTMLElement;
  #wanted: number | undefined;
  #saidLength = false;

  /** @param moved told of every new position, in seconds */
  constructor(
    { bytes, mime }: Extract<MediaAnswer, { type: 'recording' }>,
    private readonly context: PageContext,
    private readonly moved: (seconds: number) => void,
    actions: readonly HTMLElement[],
  ) {
    const { strings } = context;
    this.#sound = soundOf(bytes, mime);
    this.#play = button({
      icon: 'play',
      label: strings.play,
      class: 'play',
      onClick: () => this.#toggle(),
    });
    this.#seek.setAttribute('aria-label', strings.seek);
    const loudness = loudnessOf(bytes, 160);
    this.#track = h(
      'div',
      { class: loudness === undefined ? 'track plain' : 'track' },
      loudness === undefined ? undefined : [waveform(loudness, 'wave'), waveform(loudness, 'wave played')],
      this.#seek,
    );
    this.element = h(
      'div',
      { class: 'player' },
      this.#sound.element,
      this.#play,
      this.#track,
      this.#time,
      this.#speed(),
      actions,
    );
    this.#listen();
    this.#tell();
  }

  focus(): void {
    this.#play.focus();
  }

  /** Goes there and plays. */
  playFrom(seconds: number): void {
    const audio = this.#sound.element;
    if (audio.readyState === HTMLMediaElement.HAVE_NOTHING) this.#wanted = seconds;
    else audio.currentTime = seconds;
    this.#start();
  }

  release(): void {
    this.#sound.release();
  }

  #listen(): void {
    const audio = this.#sound.element;
    for (const event of ['timeupdate', 'durationchange', 'seeked', 'ended']) {
      audio.addEventListener(event, () => this.#tell());
    }
    for (const event of ['play', 'pause', 'ended']) audio.addEventListener(event, () => this.#showState());
    audio.addEventListener('loadedmetadata', () => {
      if (this.#wanted !== undefined) audio.currentTime = this.#wanted;
      this.#wanted = undefined;
    });
    audio.addEventListener('durationchange', () => this.#sayLength());
    audio.addEventListener('error', () => this.#fail());
    this.#seek.addEventListener('input', () => {
      audio.currentTime = Number(this.#seek.value);
      this.#tell();
    });
    this.#seek.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -leap, ArrowDown: -leap, ArrowRight: leap, ArrowUp: leap }[event.key];
      if (event.key === ' ') this.#toggle();
      else if (step === undefined) return;
      else audio.currentTime = Math.max(0, Math.min(this.#duration, audio.currentTime + step));
      event.preventDefault();
    });
  }

  get #duration(): number {
    const { duration } = this.#sound.element;
    return Number.isFinite(duration) ? duration : 0;
  }

  #toggle(): void {
    const audio = this.#sound.element;
    if (audio.paused) this.#start();
    else audio.pause();
  }

  #start(): void {
    // Rejects where a pause came in between, or where the sound cannot be played, which its own event tells.
    this.#sound.element.play().catch(() => undefined);
  }

  #tell(): void {
    const { currentTime } = this.#sound.element;
    const duration = this.#duration;
    const text = [clock(currentTime), clock(duration)] as const;
    this.#seek.max = String(duration);
    this.#seek.value = String(currentTime);
    this.#seek.setAttribute('aria-valuetext', fill(this.context.strings.seekText, ...text));
    this.#track.style.setProperty('--played', duration === 0 ? '0%' : `${(100 * currentTime) / duration}%`);
    this.#time.textContent = text.join(' / ');
    this.moved(currentTime);
  }

  /** Once: some files tell their length late, and none at first. */
  #sayLength(): void {
    if (this.#saidLength || this.#duration === 0) return;
    this.#saidLength = true;
    this.context.announce(fill(this.context.strings.recordingLoaded, clock(this.#duration)));
  }

  #showState(): void {
    const { strings } = this.context;
    const playing = !this.#sound.element.paused;
    const label = playing ? strings.pause : strings.play;
    this.#play.replaceChildren(icon(playing ? 'debug-pause' : 'play'));
    this.#play.title = label;
    this.#play.setAttribute('aria-label', label);
  }

  #fail(): void {
    const { strings } = this.context;
    this.#play.disabled = true;
    this.#seek.disabled = true;
    this.element.after(h('p', { class: 'media-note' }, icon('warning'), strings.playbackFailed));
    this.context.announce(strings.playbackFailed);
  }

  #speed(): HTMLElement {
    const { language, strings } = this.context;
    const choices = speeds.map((speed) =>
      h('option', { value: speed, selected: speed === 1 }, `${speed.toLocaleString(language)}×`),
    );
    const select = h(
      'select',
      { class: 'speed', title: strings.playbackSpeed, 'aria-label': strings.playbackSpeed },
      choices,
    );
    select.addEventListener('change', () => {
      this.#sound.element.playbackRate = Number(select.value);
    });
    return select;
  }
}
