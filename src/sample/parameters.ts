/*
 * Validation of query parameters as HighLevel's servers do it: before anything else, and all complaints in one list.
 */

export type Query = Readonly<Record<string, string>>;

type Check = (name: string, value: string) => string | undefined;

export const anyText: Check = () => undefined;

export const number: Check = (name, value) =>
  /^-?\d+(\.\d+)?$/.test(value)
    ? undefined
    : `${name} must be a number conforming to the specified constraints`;

export const positive: Check = (name, value) =>
  number(name, value) ?? (Number(value) >= 1 ? undefined : `${name} must not be less than 1`);

/** Accepts the listed values only. */
export function oneOf(...values: readonly string[]): Check {
  return (name, value) =>
    values.includes(value) ? undefined : `${name} must be one of the following values: ${values.join(', ')}`;
}

/** Everything that is wrong with the query; an empty list when nothing is. */
export function complaints(
  query: Query,
  checks: Readonly<Record<string, Check>>,
  required: readonly string[] = [],
): string[] {
  const missing = required.filter((name) => !query[name]).map((name) => `${name} should not be empty`);
  const wrong = Object.entries(query).map(([name, value]) =>
    Object.hasOwn(checks, name) ? checks[name]?.(name, value) : `property ${name} should not exist`,
  );
  return [...missing, ...wrong.filter((text) => text !== undefined)];
}

/** The `limit` of a page: 20 when not given, and no more than the server is ready to send. */
export function limitOf(query: Query, most: number): number {
  const asked = query['limit'];
  return asked === undefined ? 20 : Math.min(Math.floor(Number(asked)), most);
}
