import { leadsInside } from '../../../media/innerHost';

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
  if (url.username !== '' || url.password !== '') return undefined;
  // Mail names no host by its IPv6 address.
  if (url.hostname.startsWith('[') || leadsInside(url.hostname)) return undefined;
  return url.toString();
};
