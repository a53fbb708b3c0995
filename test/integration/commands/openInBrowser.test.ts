import assert from 'node:assert/strict';
import { webAddress } from '../../../src/commands/openInBrowser';
import { UserError } from '../../../src/ui/errorText';
import { hostileTexts } from '../support/hostile';

describe('the address of a conversation in the web app', () => {
  const app = 'https://app.example.com';

  it('names the location and the conversation', () => {
    const wanted = `${app}/v2/location/Loc_1/conversations/conversations/Con-2`;
    assert.equal(webAddress(app, 'Loc_1', 'Con-2'), wanted);
  });

  const refused = (location: string, conversation: string): void =>
    assert.throws(() => webAddress(app, location, conversation), UserError);

  for (const text of [
    '',
    '.',
    '..',
    '../../x',
    'a/b',
    'a?b=c',
    'a#b',
    '%2e%2e',
    'no-id:1f:20',
    'x'.repeat(65),
  ]) {
    it(`is refused for ${JSON.stringify(text)}`, () => {
      refused('Loc1', text);
      refused(text, 'Con1');
    });
  }

  it('is refused for every hostile text', () => {
    const texts = hostileTexts.map(([, text]) => text).filter((text) => !/^[A-Za-z0-9_-]{1,64}$/.test(text));
    for (const text of texts) refused('Loc1', text);
  });
});
