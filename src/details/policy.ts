import type { Sources } from '../webview/shell';

/**
 * The message panel: `blob:` is what it makes of bytes that the host handed over. An email's frame inherits the policy
 * and narrows it (page/mail/frame.ts): inline styles and `data:` are there for emails alone.
 * @param remoteImages a person asked for the remote images of the email in it
 */
export function panelSources(remoteImages: boolean): Sources {
  const remote = remoteImages ? ' https:' : '';
  return {
    'style-src': "'unsafe-inline'",
    'font-src': `data:${remote}`,
    'img-src': `blob: data:${remote}`,
    'media-src': 'blob:',
  };
}
