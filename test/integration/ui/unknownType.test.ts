import assert from 'node:assert/strict';
import { suggestedItems } from '../../../src/commands/suggestions';
import { targetLabel } from '../../../src/commands/targets';
import { messageView, panelTitle } from '../../../src/details/view';
import { heldText } from '../../../src/links/heldText';
import { formatOf } from '../../../src/payload/formats/table';
import { rowView } from '../../../src/reading/rows';
import { foundLabel } from '../../../src/ui/recordText';
import { messageOf } from '../../support/builders';
import { context, rowOf } from '../../support/hostile';
import { plain } from '../../unit/details/builders';
import { descriptionOf, messageRowOf, time } from '../support/tree';

const messageType = 'TYPE_HOLOGRAM';
const members = { messageType, type: 4711 };
const message = messageOf(0, members);

/** Who shows what a message is; each asks the one table of channels. */
const places: Readonly<Record<string, () => unknown>> = {
  'row of the tree': async () => descriptionOf(await messageRowOf(members)),
  tooltip: async () => (await messageRowOf(members)).tooltip,
  'words a screen reader says of the row': async () =>
    (await messageRowOf(members)).accessibilityInformation?.label,
  panel: () => messageView(message, { contactName: undefined, accountLabel: 'A' }, plain).view.channel.label,
  'title of the panel': () => panelTitle(message, plain),
  'reading view': () => rowView(message, undefined, 'Ada Example').channel.label,
  'name of what was found': () => foundLabel({ kind: 'message', message }),
  hover: () => heldText({ kind: 'message', message }, time),
  'title of a comparison': () => targetLabel({ kind: 'message', message, conversationId: undefined }),
  'row of what was looked up before': async () =>
    (await suggestedItems([{ id: 'a', kind: 'message', messageType, at: 0 }], () => undefined)).at(-1)
      ?.description,
  'ticket in Markdown': () => formatOf('text.markdown').render([rowOf(JSON.stringify(members))], context),
  'ticket in plain text': () => formatOf('text.plain').render([rowOf(JSON.stringify(members))], context),
};

describe('a type never seen before', () => {
  for (const [place, text] of Object.entries(places)) {
    it(`has its own name in the ${place}`, async () => {
      const [first] = String(await text()).split('\n');
      assert.match(first ?? '', /TYPE_HOLOGRAM/);
    });
  }
});

describe('what was looked up before', () => {
  it('draws no icon out of somebody’s text', async () => {
    const message = messageOf(0, { body: '$(alert) Hello' });
    const items = await suggestedItems([{ id: 'a', kind: 'message', messageType, at: 0 }], () => ({
      kind: 'message',
      message,
    }));
    assert.equal(items.at(-1)?.description, 'Message · \\$(alert) Hello');
  });
});
