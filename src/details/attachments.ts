import { checkLink } from '../media/link';
import type { LinkFault } from '../media/linkSpelling';
import { attachmentName } from './mediaNames';
import type { Translate } from './view';
import type { AttachmentView } from './viewSchema';

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

/** Pictures that are worth asking for; what comes is looked at before it is shown. */
const rasters: ReadonlySet<string> = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp']);

const anyFile = { label: 'File', icon: 'file' };

export function attachmentView(text: string, t: Translate): AttachmentView {
  const link = checkLink(text);
  if (!link.ok) {
    return { name: shortened(text), type: t('File'), icon: 'circle-slash', refused: refusal(link.reason, t) };
  }
  const name = attachmentName(text);
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const type = fileTypes.find((candidate) => candidate.extensions.includes(extension)) ?? anyFile;
  const previewable = type === anyFile || rasters.has(extension);
  return { name, type: t(type.label), icon: type.icon, host: link.host, previewable };
}

function refusal(reason: LinkFault, t: Translate): string {
  switch (reason) {
    case 'malformed':
      return t('Not opened: this is not a link.');
    case 'notHttps':
      return t('Not opened: only https links are.');
    case 'userinfo':
      return t('Not opened: the link carries a user name.');
    case 'characters':
      return t('Not opened: the link holds characters that no link may have.');
    case 'inner':
      return t('Not opened: the link leads into a private network or to this machine.');
  }
}

const shortened = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text);
