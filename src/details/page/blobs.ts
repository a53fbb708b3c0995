import type { AudioType, ImageType } from '../../media/sniff';
import { h } from '../../webview/page/dom';

/*
 * The one place where this page gives an element something to load: bytes that the host handed over, under an address
 * that holds for this page only. The page's policy allows no other.
 */

/** What shows bytes, and how to let go of them. */
export interface Shown<E extends HTMLElement> {
  readonly element: E;
  release(): void;
}

export function soundOf(bytes: Uint8Array<ArrayBuffer>, mime: AudioType): Shown<HTMLAudioElement> {
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
  const element = h('audio', { src: url, preload: 'auto' });
  return {
    element,
    release: () => {
      element.pause();
      URL.revokeObjectURL(url);
    },
  };
}

export function pictureOf(
  bytes: Uint8Array<ArrayBuffer>,
  mime: ImageType,
  alt: string,
): Shown<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
  return {
    element: h('img', { src: url, alt, class: 'picture' }),
    release: () => URL.revokeObjectURL(url),
  };
}
