/*
 * The addresses in a style sheet of an email. That nothing is loaded is the policy's doing (frame.ts): this keeps quiet
 * what the policy would refuse, and counts it.
 */

export interface CheckedCss {
  readonly css: string;
  /** Addresses that were taken out. */
  readonly remote: number;
}

/** @param keep which addresses stay, as they should be written */
export function checkCss(css: string, keep: (address: string) => string | undefined): CheckedCss {
  let remote = 0;
  const checked = css
    .replace(/@import\b[^;]*(;|$)/gi, () => {
      remote++;
      return '';
    })
    .replace(/url\(\s*("[^"]*"|'[^']*'|[^)]*)\s*\)/gi, (_, quoted: string) => {
      const address = quoted.trim().replace(/^(["'])(.*)\1$/s, '$2');
      const kept = keep(address);
      if (kept !== undefined) return `url("${kept.replace(/["\\\n\r\f]/g, encodeURIComponent)}")`;
      remote++;
      return 'none';
    });
  return { css: checked, remote };
}
