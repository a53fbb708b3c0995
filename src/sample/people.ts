import { sampleLocationId } from './account';
import { hash, makeId } from './random';
import type { Fields, Story } from './story';

export interface Person {
  /** `undefined`: the conversation names a contact that no longer exists. */
  readonly record: Fields | undefined;
  readonly contactId: string;
  readonly name: string | null;
  readonly email: string;
  readonly phone: string;
}

export const businessPhone = '+15550100000';
export const businessMail = 'Example Street Front Desk <hello@example.com>';

/** Team members, in the rows' `userId` and the conversations' `assignedTo`. */
export const users = [makeId('UserRosaInvent'), makeId('UserOttoSample'), makeId('UserYaraVolunt')] as const;

const mailHosts = ['example.com', 'example.org', 'example.net'];

/** The contact behind a story: reserved mail hosts and numbers of the range kept for fiction, made from the key. */
export function personOf(story: Story, added: number): Person {
  const key = story.contact ?? story.key;
  const local = (story.name ?? '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .trim()
    .replace(/ +/g, '.');
  const contactId = makeId(`${key}Contact`);
  const email = `${/^[a-z.]{3,40}$/.test(local) ? local : key.toLowerCase()}@${mailHosts[hash(key) % 3] ?? 'example.com'}`;
  const phone = `+155501${String(hash(`phone ${key}`) % 100000).padStart(5, '0')}`;
  const person = { contactId, name: story.name, email, phone };
  return { ...person, record: story.contact === null ? undefined : contactRecord(story, person, added) };
}

function contactRecord(story: Story, person: Omit<Person, 'record'>, added: number): Fields {
  const [firstName = null, ...rest] = (story.name ?? '').split(' ').filter(Boolean);
  const date = new Date(added).toISOString();
  return {
    id: person.contactId,
    locationId: sampleLocationId,
    name: story.name,
    firstName,
    lastName: rest.join(' ') || null,
    email: person.email,
    phone: person.phone,
    companyName: story.company ?? null,
    timezone: 'Europe/Berlin',
    country: 'US',
    source: 'sample account',
    type: 'lead',
    dnd: false,
    dndSettings: {},
    tags: story.tags ?? [],
    assignedTo: users[0],
    dateAdded: date,
    dateUpdated: date,
    customFields: [],
  };
}

/** The invented business itself, as `GET /locations/{id}` shows it. */
export const locationRecord: Fields = {
  id: sampleLocationId,
  companyId: makeId('CompanyExample'),
  name: 'Example Street Front Desk',
  domain: 'example.com',
  email: 'hello@example.com',
  phone: businessPhone,
  address: '1 Example Street',
  city: 'Sampleton',
  state: 'EX',
  country: 'US',
  postalCode: '00000',
  website: 'https://example.com',
  timezone: 'Europe/Berlin',
};
