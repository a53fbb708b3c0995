import { isApiError } from '../api/errors';
import type { Message } from '../api/types';
import { soundOf } from '../channels';
import { byteSize } from '../media/clock';
import { DownloadError } from '../media/downloadError';
import type { MediaItem } from './mediaProtocol';
import type { Translate } from './view';

/** Bytes of each, at most. A recording takes roughly a megabyte a minute. */
export const mediaLimits = { recording: 128e6, attachment: 128e6, picture: 16e6 } as const;

/** Why something could not be loaded, as a sentence; `undefined` where the API's own sentences say it best. */
export function mediaProblem(error: unknown, limit: number, t: Translate): string | undefined {
  if (isApiError(error, 'tooLarge')) return tooLarge(limit, t);
  if (!(error instanceof DownloadError)) return undefined;
  switch (error.failure) {
    case 'cancelled':
      return t('Cancelled.');
    case 'inner':
      return t(
        'Not loaded: the host is on a private network or on this machine, where links in messages do not lead.',
      );
    case 'refused':
      return t('Not loaded: the host forwards to an address that is not a plain https link.');
    case 'forwards':
      return t('Not loaded: the host forwards again and again.');
    case 'status':
      return refused(error.code ?? '', t);
    case 'network':
      return t(
        'The host could not be reached ({0}). Check the network, then try again.',
        error.code ?? t('no connection'),
      );
    case 'timeout':
      return t('The host did not answer in time. Try again in a moment.');
    case 'tooLarge':
      return tooLarge(limit, t);
  }
}

function refused(status: string, t: Translate): string {
  if (['404', '410'].includes(status)) {
    return t('The host has no such file any more (HTTP {0}): links of attachments expire.', status);
  }
  if (['401', '403'].includes(status)) {
    return t(
      'The host wants a sign-in, or the link has expired (HTTP {0}). Your HighLevel token is never sent to it.',
      status,
    );
  }
  return t(
    'The host did not send the file (HTTP {0}). Try again later, or click its name to open it in the browser.',
    status,
  );
}

function tooLarge(limit: number, t: Translate): string {
  return t('Not loaded: it is larger than {0}.', byteSize(limit, 'en'));
}

/** Nobody answered, so nobody spoke: nothing is wrong. */
export function nothingRecorded(item: MediaItem, { messageType }: Message, t: Translate): string {
  const { noTranscript, noRecording } = soundOf(messageType);
  return item === 'transcript' ? t(noTranscript) : t(noRecording);
}
