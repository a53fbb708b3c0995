import * as v from 'valibot';

/** Whatever a page says; that it is `ready` is answered by the channel itself. */
export interface Heard {
  readonly type: string;
}

export interface Ready {
  readonly type: 'ready';
}

export function isReady(message: Heard): message is Ready {
  return message.type === 'ready';
}

/** What comes from a page, from the host or from the state of an older version, if it is what it should be. */
export function decodeAs<T>(schema: v.GenericSchema<unknown, T>, data: unknown): T | undefined {
  const result = v.safeParse(schema, data);
  return result.success ? result.output : undefined;
}
