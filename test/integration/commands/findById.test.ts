import assert from 'node:assert/strict';
import { commands } from '../../../src/ids';
import { sampleMails, sampleMessages } from '../../support/sampleIds';
import { closeEverything, messageTabs, messageTabsAre, openSample, run } from '../support/extension';

describe('highlevel.findById with an id', () => {
  const find = (id: unknown): Promise<unknown> => run(commands.findById, id);
  const title = (id: string, channel: string): string => `${channel} …${id.slice(-6)}`;

  before(openSample);
  afterEach(closeEverything);

  it('opens the message in a panel', async () => {
    await find(sampleMessages.showcaseCall);
    await messageTabsAre([title(sampleMessages.showcaseCall, 'Call')]);
  });

  it('takes an id with white space around it, as it comes out of a log', async () => {
    await find(` ${sampleMessages.bigNumbers}\n`);
    await messageTabsAre([title(sampleMessages.bigNumbers, 'SMS')]);
  });

  it('takes an id of another shape', async () => {
    await find(sampleMessages.uuid);
    assert.equal(messageTabs().length, 1);
  });

  it('opens an email as one, by its own id', async () => {
    await find(sampleMails.showcaseFirst);
    await messageTabsAre([title(sampleMails.showcaseFirst, 'Email')]);
  });

  it('shows the next message in the same panel', async () => {
    await find(sampleMessages.showcaseCall);
    await find(sampleMessages.bigNumbers);
    await messageTabsAre([title(sampleMessages.bigNumbers, 'SMS')]);
  });

  const refused: Readonly<Record<string, string>> = {
    'an unknown id': 'NoSuchMessage0000001',
    'no id': '',
    'a path': '../../locations/x',
    'a text that is too long to be an id': 'a'.repeat(65),
  };

  for (const [what, id] of Object.entries(refused)) {
    it(`opens nothing for ${what}`, async () => {
      await find(id);
      assert.deepEqual(messageTabs(), []);
    });
  }

  it('leaves the open message alone when the next is not found', async () => {
    await find(sampleMessages.showcaseCall);
    await find('NoSuchMessage0000001');
    await messageTabsAre([title(sampleMessages.showcaseCall, 'Call')]);
  });
});
