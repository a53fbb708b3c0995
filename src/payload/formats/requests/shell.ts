import { Refusal } from '../../refusal';
import { tokenVariable, type RowRequest } from './request';

/**
 * One command. Everything but the token's variable is between single quotes, where a shell sees nothing special, and
 * the address follows `--`, so that it is never an option.
 *
 * @throws Refusal `controlCharacter`: NUL ends an argument, and a line's end splits a header in two
 */
export function curlCommand({ url, version }: RowRequest): string {
  return [
    'curl --silent --show-error --globoff',
    `--header ${shellQuote('Accept: application/json')}`,
    `--header ${shellQuote(`Version: ${version}`)}`,
    `--header "Authorization: Bearer $${tokenVariable}"`,
    `-- ${shellQuote(url)}`,
  ].join(' \\\n  ');
}

export function shellQuote(text: string): string {
  if (/[\0\r\n]/.test(text)) throw new Refusal('controlCharacter');
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** For the HTTP clients that read `.http` files. */
export function httpFile({ url, version }: RowRequest): string {
  if (/[\0\r\n]/.test(url + version)) throw new Refusal('controlCharacter');
  return [
    `GET ${url.replaceAll('{', '%7B').replaceAll('}', '%7D')}`,
    'Accept: application/json',
    `Authorization: Bearer {{$processEnv ${tokenVariable}}}`,
    `Version: ${version.replace(/[{}]/g, '')}`,
    '',
  ].join('\n');
}
