import { isId } from '../api/operations';
import { extensionId } from '../ids';

/** What a link opens. It can name nothing else: no token, no host, no command. */
export interface DeepLink {
  readonly kind: 'message' | 'conversation';
  readonly locationId: string;
  readonly id: string;
}

/** `vscode://conversation-explorer.highlevel-conversations/message?location=…&id=…` */
export function deepLink(uriScheme: string, { kind, locationId, id }: DeepLink): string {
  return `${uriScheme}://${extensionId}/${kind}?location=${locationId}&id=${id}`;
}

/** Reads the path and query of a link, decoded once. `undefined` for what is not exactly such a link. */
export function readDeepLink(path: string, query: string): DeepLink | undefined {
  const kind = kinds.find((known) => path === `/${known}`);
  const locationId = only(query, 'location');
  const id = only(query, 'id');
  if (kind === undefined || locationId === undefined || id === undefined) return undefined;
  return isId(locationId) && isId(id) ? { kind, locationId, id } : undefined;
}

const kinds = ['message', 'conversation'] as const;

/** A name given twice is nobody's honest link. Names that we do not know may be those of a later version. */
function only(query: string, name: string): string | undefined {
  const values = new URLSearchParams(query).getAll(name);
  return values.length === 1 ? values[0] : undefined;
}

/** Such a link anywhere in a text, whatever the editor's scheme; as we write it, in lower case. */
export const deepLinkPattern = new RegExp(
  `\\b[a-z][a-z0-9-]*://${extensionId.replace('.', '\\.')}(/[a-z]+)\\?([\\w&=-]+)`,
  'g',
);
