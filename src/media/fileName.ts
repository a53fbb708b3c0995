/*
 * A stranger's file name as one that may be offered for saving, on any system: one segment, visible, with its real
 * ending at its end. What a person reads in a name stays: letters, digits, emoji, and the marks between them.
 */

/** Bytes as most disks count them: they take 255, and saving adds to a name at times. */
const longest = 200;
const longestEnding = 12;

/** Never empty. `fallback` is a safe name itself. */
export function safeFileName(name: string, fallback: string): string {
  const visible = name
    .replace(joiners, '')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(/[\p{Z}\s\u2800]+/gu, ' ')
    .replace(separators, '_');
  const shaped = oneEnding(trimmed(visible));
  const short = trimmed(shortened(shaped));
  if (!/[^_. ]/u.test(short)) return fallback;
  return reserved.test(short) ? `_${short}` : short;
}

/** Joiners hold emoji and the letters of some scripts together; elsewhere nobody sees them. */
const joiners =
  /(?<!(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{M}]|(?![a-zA-Z])\p{L}))[\u200c\u200d]|[\u200c\u200d](?!\p{L}|\p{Extended_Pictographic})/gu;

/** Controls, and what changes or hides the order of the rest; what no font has, or draws. */
const invisible =
  /(?![\u200c\u200d\s])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u115f\u1160\u3164\uffa0\u034f\u180b-\u180f\u{1d159}]/gu;

/** Of any system, and the letters that some of them take for these; `%` names variables in Windows' dialogs. */
const separators =
  /[/\\:*?"<>|%\u2044\u2215\u29f5\u29f8\u2216\ufe68\uff0f\uff3c\uff1a\uff0a\uff1f\uff02\uff1c\uff1e\uff5c]/g;

/** Hidden files, options and home folders begin so; Windows drops dots and spaces at the end. */
function trimmed(name: string): string {
  return name.replace(/^[\s.~-]+/, '').replace(/[\s.\uff0e\u2024]+$/, '');
}

/** Names of devices, with whatever ending, and of files that a folder is read by. */
const reserved =
  /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]|desktop\.ini|autorun\.inf|thumbs\.db)\s*(\.|$)|^(desktop\.ini|autorun\.inf|thumbs\.db)$/i;

/** `invoice.pdf   .exe` is a program that looks like a document where its end is not seen: `invoice_pdf.exe`. */
function oneEnding(name: string): string {
  const dot = name.lastIndexOf('.');
  const ending = name.slice(dot + 1).toLowerCase();
  if (dot < 1 || !programs.has(ending)) return name;
  return `${name
    .slice(0, dot)
    .trimEnd()
    .replace(/[.\uff0e\u2024]/g, '_')}.${ending === '' ? '' : name.slice(dot + 1)}`;
}

/** Endings that run, install or open more than a document when clicked. */
const programs: ReadonlySet<string> = new Set(
  (
    'ade adp app appimage appinstaller appref-ms appx application bas bat chm cmd com command cpl crt csh deb desktop ' +
    'diagcab dmg docm dotm dll elf exe gadget hlp hta htm html inf ins iso img isp jar jnlp js jse ksh lib lnk mde mhtml ' +
    'msc msi msix msp mst mjs ocx pif pkg pl potm ppam pptm ps1 ps1xml ps2 psc1 py pyc rdp reg rpm run scf scpt scr ' +
    'sct search-ms settingcontent-ms sh shb shs svg svgz swf sys terminal tool udl url vb vbe vbs vhd vhdx vxd webloc ' +
    'website workflow ws wsc wsf wsh xht xhtml xlam xll xlsm xltm xnk xsl zsh'
  ).split(' '),
);

/** Cut in the middle: the beginning is what a person knows it by, the ending is what opens it. */
function shortened(name: string): string {
  if (bytes(name) <= longest) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= longestEnding ? name.slice(dot) : '';
  let room = longest - bytes(ending);
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(name.slice(0, 4 * longest))) {
    room -= bytes(segment);
    if (room < 0) break;
    kept += segment;
  }
  // Of a letter that is longer than a name may be, nothing can be kept.
  return kept === '' ? '' : trimmed(kept) + ending;
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;
