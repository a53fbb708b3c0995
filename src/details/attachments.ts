import type { Translate } from './view';
import type { AttachmentView } from './viewSchema';

/*
 * Attachment links come from strangers. Only plain https links without user name are opened, each after a question
 * that names the host in ASCII, so that a look-alike letter shows as `xn--`.
 */

export type CheckedLink =
  | { readonly ok: true; readonly url: string; readonly host: string; readonly name: string }
  | { readonly ok: false; readonly reason: 'malformed' | 'notHttps' | 'userinfo' | 'characters' };

const longest = 8192;

/** The link as it may be opened. Its `url` is the text as received where that is already ASCII. */
export function checkLink(text: string): CheckedLink {
  // Browsers drop tabs and line ends and trim spaces: what is checked must be what is opened.
  if (/[\u0000-\u0020\u007f-\u00a0\\"<>`\p{Cf}\p{Z}]/u.test(text)) return { ok: false, reason: 'characters' };
  if (text.length > longest || !URL.canParse(text)) return { ok: false, reason: 'malformed' };
  const url = new URL(text);
  if (url.protocol !== 'https:') return { ok: false, reason: 'notHttps' };
  if (!/^https:\/\/[^/]/i.test(text) || url.hostname === '') return { ok: false, reason: 'malformed' };
  if (url.username !== '' || url.password !== '' || /^https:\/\/[^/?#]*@/i.test(text)) {
    return { ok: false, reason: 'userinfo' };
  }
  return { ok: true, url: url.href, host: url.host, name: fileName(url) };
}

function fileName(url: URL): string {
  const last = url.pathname.split('/').filter(Boolean).at(-1);
  return last === undefined ? url.host : readable(last);
}

function readable(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

interface FileType {
  readonly label: string;
  readonly icon: string;
  readonly extensions: readonly string[];
}

const fileTypes: readonly FileType[] = [
  {
    label: 'Image',
    icon: 'file-media',
    extensions: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'heic', 'bmp', 'svg', 'tiff'],
  },
  { label: 'Audio', icon: 'unmute', extensions: ['mp3', 'wav', 'ogg', 'm4a', 'aac', 'amr', 'opus'] },
  { label: 'Video', icon: 'device-camera-video', extensions: ['mp4', 'mov', 'webm', '3gp', 'avi', 'mkv'] },
  { label: 'PDF', icon: 'file-pdf', extensions: ['pdf'] },
  { label: 'Archive', icon: 'file-zip', extensions: ['zip', 'gz', '7z', 'rar', 'tar'] },
  { label: 'Contact card', icon: 'account', extensions: ['vcf'] },
  {
    label: 'Document',
    icon: 'file-text',
    extensions: [
      'doc',
      'docx',
      'odt',
      'rtf',
      'txt',
      'csv',
      'xls',
      'xlsx',
      'ppt',
      'pptx',
      'ics',
      'json',
      'html',
    ],
  },
];

const anyFile = { label: 'File', icon: 'file' };

export function attachmentView(text: string, t: Translate): AttachmentView {
  const link = checkLink(text);
  if (!link.ok) {
    return { name: shortened(text), type: t('File'), icon: 'circle-slash', refused: refusal(link.reason, t) };
  }
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(link.name)?.[1]?.toLowerCase() ?? '';
  const type = fileTypes.find((candidate) => candidate.extensions.includes(extension)) ?? anyFile;
  return { name: shortened(link.name), type: t(type.label), icon: type.icon, host: link.host };
}

function refusal(reason: Extract<CheckedLink, { ok: false }>['reason'], t: Translate): string {
  switch (reason) {
    case 'malformed':
      return t('Not opened: this is not a link.');
    case 'notHttps':
      return t('Not opened: only https links are.');
    case 'userinfo':
      return t('Not opened: the link carries a user name.');
    case 'characters':
      return t('Not opened: the link holds spaces or invisible characters.');
  }
}

const shortened = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text);
