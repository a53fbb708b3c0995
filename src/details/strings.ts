import type { PageStrings } from './protocol';
import type { Translate } from './view';

/** What the page says, in the person's language. `{0}` is filled in by the page. */
export function pageStrings(t: Translate): PageStrings {
  return {
    attachments: t('Attachments'),
    body: t('Text'),
    bodyMore: t('Show more ({0} characters left)'),
    cancel: t('Cancel'),
    collapseAll: t('Collapse all'),
    copied: t('Copied'),
    copyAccessor: t('Copy expression'),
    copyBody: t('Copy text'),
    copyJson: t('Copy JSON'),
    copyLink: t('Copy link to this message'),
    copyOf: t('Copy {0}'),
    copyPath: t('Copy path'),
    copyPayload: t('Copy payload'),
    copyTime: t('Copy UTC time'),
    copyValue: t('Copy value'),
    deliveryError: t('Delivery failed'),
    expandAll: t('Expand all'),
    expandLimit: t('Expanded the first {0} rows'),
    insertPayload: t('Insert at cursor'),
    json: t('JSON as received'),
    jsonHint: t(
      'Arrow keys move and expand. C copies the value, P its path, E the expression that reads it in your code.',
    ),
    jsonItem: t('1 item'),
    jsonItems: t('{0} items'),
    jsonLoad: t('Show JSON ({0} characters)'),
    jsonMore: t('Show {0} more of {1}'),
    jsonMoreText: t('{0} more characters: open the JSON as a document to see them'),
    loading: t('Loading message…'),
    openInBrowser: t('Open conversation in browser'),
    openPayload: t('Open JSON as document'),
    pin: t('Pin: keep this message open'),
    toolbar: t('Message actions'),
    unpin: t('Unpin: let the next message open here'),
  };
}
