import { isId } from '../../../api/operations';
import { Refusal } from '../../refusal';
import type { RenderContext } from '../format';
import { callOf, type Row } from '../row';

/** The call that answers with the row. The token is not part of it: every client takes it from the environment. */
export interface RowRequest {
  readonly url: string;
  readonly version: string;
}

/** Where every generated client finds the token. */
export const tokenVariable = 'HIGHLEVEL_TOKEN';

/** @throws Refusal `noId` where the id could leave its place in the address */
export function requestOf(row: Row, { baseUrl, version }: RenderContext): RowRequest {
  if (!isId(row.id)) throw new Refusal('noId', row.id);
  const operation = callOf(row);
  return { url: baseUrl + operation.path.replace('{id}', row.id), version: version ?? operation.version };
}
