import { sampleLocationId } from '../../src/sample/account';
import { accessToken } from '../support/accessToken';

const hour = 3_600;
const now = Math.floor(Date.now() / 1000);

/** What is pasted in place of this token, and what is said of it before any request. */
export const pastedFor = (token: string): Readonly<Record<string, string>> => ({
  [`${token} ${token}`]: 'A token has no spaces or line breaks in it.',
  'pit-••••••••••••1234':
    'This is the shortened form of a token, as lists show it. The whole one is shown once, when it is made; make a new one if it is lost.',
  'https://app.gohighlevel.com/v2/location/ABC':
    'This is an address. The token is asked for first, the address or location id afterwards.',
  [sampleLocationId]:
    'This looks like a location id. The token is asked for first, the location id afterwards.',
  [token.slice('pit-'.length)]:
    'A private integration token begins with pit-. This is only the rest of one, or the client secret of an app.',
  [token.slice(0, 30)]:
    'This token is cut off: a private integration token has 40 characters. Copy it again.',
  [accessToken({ version: 1, location_id: sampleLocationId })]:
    'This is an API key of HighLevel’s first API, which knows no conversations. Make a private integration in the sub-account and paste its token.',
  [accessToken({ authClass: 'Company', authClassId: 'SomeAgency0000000001', exp: now + hour })]:
    'This is an agency (Company) token. Conversations need a token of the sub-account (Location).',
  [accessToken({ authClass: 'Location', authClassId: sampleLocationId, exp: now - hour })]:
    'This token has expired. OAuth access tokens last 24 hours; get a new one.',
  'pit-1': 'This is too short or has characters that no token has.',
});
