import type { MediaSource } from './details/mediaDesk';
import { createDownload, type Download } from './media/download';
import { DownloadError } from './media/downloadError';
import type { ExplorerView } from './tree/explorerView';
import type { Log } from './ui/log';

/** Recordings and transcripts by the account's API, attachments by a client of their own that knows no account. */
export function createMediaSource(
  view: Pick<ExplorerView, 'requireSession' | 'askedSession'>,
  log: Pick<Log, 'info'>,
): MediaSource {
  const download = logged(createDownload({ userAgent: 'highlevel-conversations (VS Code extension)' }), log);
  return {
    recording: async ({ id }, wanted, signal) =>
      (await view.askedSession().api.getRecording(id, wanted, signal)).bytes,
    transcript: ({ id }, signal) => view.askedSession().api.getTranscript(id, signal),
    attachment: (link, wanted, signal) => {
      const sample = view.requireSession().account.kind === 'sample';
      return (sample ? fromSample : download)(link, wanted, signal);
    },
  };
}

/** Every request is in the log, those to strangers' hosts as well: how it ended and how long it took, not where to. */
function logged(download: Download, log: Pick<Log, 'info'>): Download {
  return async (...ask) => {
    const started = performance.now();
    const finish = (outcome: string): void =>
      log.info(`GET attachment ${outcome} ${Math.round(performance.now() - started)} ms`);
    try {
      const bytes = await download(...ask);
      finish('ok');
      return bytes;
    } catch (error) {
      finish(error instanceof DownloadError ? error.message : 'internal');
      throw error;
    }
  };
}

/** The sample account reaches no network: it has the files of its own host, and no others exist. */
const fromSample: Download = async (link, { limit }) => {
  const { sampleFile } = await import('./sample/handler');
  const file = sampleFile(link);
  if (file === undefined) throw new DownloadError('status', '404');
  if (file.length > limit) throw new DownloadError('tooLarge');
  return file;
};
