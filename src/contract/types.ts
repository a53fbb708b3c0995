/** What the documentation says of one member of a record. */
export interface FieldContract {
  readonly type: 'string' | 'number' | 'boolean' | 'array' | 'object';
  /** Documented as always there. */
  readonly required?: boolean;
  /** The documented values. Servers send others. */
  readonly values?: readonly string[];
  /** Of an object whose members are documented. */
  readonly members?: RecordContract;
  readonly description: string;
}

/**
 * One record of the published OpenAPI document, member by member: what was documented, not what servers send. A test
 * holds these tables equal to the document.
 */
export type RecordContract = Readonly<Record<string, FieldContract>>;
