/* Addresses of images and fonts in an email. */

/** What an address may be written as in the frame: as it is, or not at all. */
export type Keep = (address: string) => string | undefined;

/** An image inside the email itself. */
export function isInline(address: string): boolean {
  return /^data:(image|font)\//i.test(address.trim());
}

/** Nothing but what the email brings along. */
export const keepInline: Keep = (address) => (isInline(address) ? address.trim() : undefined);

/** Also https addresses of public hosts. Mail still has http ones: they are asked for over https. */
export const keepRemote: Keep = (address) => {
  if (isInline(address)) return address.trim();
  const text = address.trim().replace(/^\/\//, 'https://');
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  url.protocol = 'https:';
  if (url.username !== '' || url.password !== '' || isPrivate(url.hostname)) return undefined;
  return url.toString();
};

/** Hosts of one's own machine or network, by their written form: an email has no business there. */
export function isPrivate(host: string): boolean {
  if (host.startsWith('[')) return true;
  if (
    /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa)\.?$/i.test(host)
  )
    return true;
  if (!host.includes('.')) return true;
  const [a, b] = host.split('.').map(Number);
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(host) || a === undefined || b === undefined) return false;
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168)
  );
}
