const namespace = 'http://www.w3.org/2000/svg';

/** Loudness as a row of bars, in the colour of the text around. */
export function waveform(loudness: readonly number[], className: string): SVGSVGElement {
  const path = document.createElementNS(namespace, 'path');
  const bars = loudness.map((value, i) => {
    const half = Math.max(0.6, 15 * value ** 0.7);
    return `M${i * 4 + 2} ${16 - half}V${16 + half}`;
  });
  path.setAttribute('d', bars.join(''));
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', className);
  svg.setAttribute('viewBox', `0 0 ${loudness.length * 4} 32`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  return svg;
}
