import { parseExact } from '../exactJson';
import { layOut, type JsonStyle } from '../json';
import { eachRow, type RenderContext } from './format';
import type { Row } from './row';

/** The payloads as received but for white space; several as an array. @throws Refusal `notJson` */
export async function jsonText(
  rows: readonly Row[],
  context: RenderContext,
  style: Exclude<JsonStyle, 'received'>,
): Promise<string> {
  const { indent } = context;
  const texts = await eachRow(rows, context, ({ json }) => {
    const text = layOut(checked(json), style, indent);
    return style === 'pretty' && rows.length > 1 ? text.replaceAll('\n', `\n${indent}`) : text;
  });
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return only;
  return style === 'pretty'
    ? `[\n${texts.map((text) => indent + text).join(',\n')}\n]`
    : `[${texts.join(',')}]`;
}

/** Depth is no matter for text that is only laid out. */
function checked(json: string): string {
  try {
    JSON.parse(json);
  } catch {
    parseExact(json);
  }
  return json;
}
