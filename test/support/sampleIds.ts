/*
 * Notable places of the sample account, for tests that go there by name. `account.test.ts` checks that they exist.
 */

export const sampleConversations = {
  /** The newest: appointment, email thread, call, team comment, activities; unread and starred. */
  showcase: 'AdaExampleConvrVGJWL',
  /** Email thread of three mails with a quote, and calls. */
  quote: 'OttoQuoteConv8TTQGOZ',
  /** Right-to-left text. */
  arabic: 'AliArabicConvdrcjXq6',
  /** 5,000 messages. */
  long: 'LongThreadConvnc404X',
  everyType: 'EveryTypeConv3RxawRw',
  everyStatus: 'EveryStateConvQ0mdxJ',
  callShapes: 'CallShapesConvO96wwq',
  shortNames: 'ShortNamesConvBI9p3O',
  unknownTypes: 'UnknownConvSWCKtba3Q',
  /** JSON that parse and stringify would alter. */
  bigNumbers: 'BigNumbersConvHwyCaH',
  failures: 'FailNoraConvLvZ6JGPO',
  withoutName: 'LonelyConvTQQSAZLpwx',
  onlyActivity: 'OnlyActsConvjoSA2Xxq',
  empty: 'ZeroMsgsConvi3Qm1Zk6',
  nulls: 'NullFieldsConvyGJcrk',
  /** In the trash, still readable. */
  deleted: 'TrashedConv6zPVWGwQV',
  /** Search lists it, every other call answers 400. */
  vanished: 'VanishedConvGeXXthm9',
  /** Its contact answers 400. */
  withoutContact: 'NoContactConv8jnJN56',
  hostile: 'HostileConvKbZF5Od21',
  hostileMail: 'HostMailConvFIx61CpM',
  hostileName: 'HostNamesConvDwzWBRU',
} as const;

/** Search does not list these; their ids open them. */
export const unlistedConversations = {
  groupSms: 'GroupChatConvHlmVznt',
  internalChat: 'TeamChatConv9NuedFUm',
} as const;

export const sampleMessages = {
  /** The newest of the showcase. */
  showcaseNewest: 'AdaExampleM013Ehdm2E',
  showcaseCall: 'AdaExampleM008QOYGB3',
  /** An email row of three mails, `meta.email.messageIds`. */
  showcaseEmail: 'AdaExampleM007N1ojm4',
  /** An email row of three mails, `meta.email.email.messageIds`; each has an attachment (PDF, picture, PDF), and so has the row. */
  quoteEmail: 'OttoQuoteM003I4hnt3C',
  /** One mail with remote images. */
  newsletter: 'AdaMailM001BH5Zqnxo8',
  /** One mail that lies about its link. */
  phishing: 'AdaMailM002VcBoQCwFp',
  longNewest: 'LongThreadM5000RTpF1',
  longOldest: 'LongThreadM0001Y00Lv',
  /** `12345678901234567890`, `1.0`, `\/` and `\u00e9` in its text. */
  bigNumbers: 'BigNumbersM002iE2x4h',
  /** Spaces, numeric keys out of order and a key twice in its text. */
  oddSpelling: 'BigNumbersM003VPYSml',
  /** The id is a UUID. */
  uuid: '0b7f9a52-1c3d-4e5f-8a90-5a3b1e000001',
  failedSms: 'FailNoraM001Xac0i5IE',
  /** Ten links that must not be opened. */
  hostileAttachments: 'HostileM012Hzp04OZ32',
  hostileMail: 'HostMailM001W9IVEAJT',
} as const;

/** Mails, for `GET /conversations/messages/email/{id}`. */
export const sampleMails = {
  showcaseFirst: 'AdaExampleE6n0KEkv8t',
  /** HTML with a table, a link and an attachment. */
  quoteTable: 'OttoQuoteE2n2d8QH90R',
  /** HTML that attacks. */
  hostile: 'HostMailE0n0dApOj1Ga',
} as const;

export const sampleContacts = {
  showcase: 'AdaExampleConta6O0Lw',
  /** Does not exist any more. */
  missing: 'NoContactContac6y8rk',
} as const;
