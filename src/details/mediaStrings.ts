import type { MediaStrings } from './mediaProtocol';
import type { Translate } from './view';

/** What the media parts of the page say, in the person's language. */
export function mediaStrings(t: Translate): MediaStrings {
  return {
    cancel: t('Cancel'),
    mediaLoading: t('Loading… {0}'),
    mediaOf: t('{0} of {1}'),
    openAttachment: t('Open {0} in browser'),
    pause: t('Pause'),
    play: t('Play'),
    playbackFailed: t('VS Code cannot play this kind of sound. Save the recording to hear it elsewhere.'),
    playbackSpeed: t('Playback speed'),
    preview: t('Preview'),
    previewFailed: t('The picture is damaged and cannot be shown. It can be saved as it is.'),
    previewHide: t('Hide preview'),
    previewNote: t('Nothing is loaded until you ask: a preview or a download asks the host that is named.'),
    previewOf: t('Preview of {0}'),
    previewTooLarge: t(
      'This picture has too many pixels to be shown here ({0} × {1}). It can be saved as it is.',
    ),
    recording: t('Recording'),
    recordingLoad: t('Load recording'),
    recordingLoaded: t('Recording loaded, {0}'),
    recordingSave: t('Save recording…'),
    save: t('Save as…'),
    saveOf: t('Save as… ({0})'),
    seek: t('Position in the recording'),
    seekText: t('{0} of {1}'),
    transcript: t('Transcript'),
    transcriptHint: t('Arrow keys move from line to line, Enter plays from there.'),
    transcriptLoad: t('Load transcript'),
    transcriptLoaded: t('Transcript loaded, {0} lines'),
    transcriptSave: t('Save transcript…'),
    tryAgain: t('Try again'),
  };
}
