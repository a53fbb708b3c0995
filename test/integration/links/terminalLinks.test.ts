import assert from 'node:assert/strict';
import { createIdLinkProviders } from '../../../src/links/providers';
import { createTimeFormat } from '../../../src/ui/time';
import { sampleMessages } from '../../support/sampleIds';
import { closeEverything, messageTabsAre, openSample } from '../support/extension';

describe('ids in a terminal', () => {
  const { showcaseCall } = sampleMessages;
  const providers = createIdLinkProviders({ session: undefined }, createTimeFormat('en'));
  const texts = (line: string): readonly string[] =>
    providers
      .terminalLinks(line)
      .map(({ startIndex, length }) => line.slice(startIndex, startIndex + length));

  before(openSample);
  afterEach(closeEverything);

  it('are links over the id alone', () => {
    assert.deepEqual(texts(`$ curl .../conversations/messages/${showcaseCall} -v`), [showcaseCall]);
    assert.deepEqual(texts(`\u001b[32mmessageId\u001b[0m=${showcaseCall}`), [showcaseCall]);
    assert.deepEqual(texts('commit 1290dea4f5b6c7d8e9f0a1b2c3d4e5f60718293a'), []);
  });

  it('open what they are of', async () => {
    const [link] = providers.terminalLinks(`messageId=${showcaseCall}`);
    assert.ok(link);
    await providers.openTerminalLink(link);
    await messageTabsAre([`Call …${showcaseCall.slice(-6)}`]);
  });
});
