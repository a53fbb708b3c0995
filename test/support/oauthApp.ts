import { randomUUID } from 'node:crypto';
import type { HttpResponse } from '../../src/api/http';
import type { TokenGrant } from './loopbackAuth';

const day = 86_399;

/** An OAuth app as the authorization server knows it. A refresh token is good once, and its answer brings the next. */
export class OAuthApp {
  readonly clientId = `app-${randomUUID()}`;
  readonly clientSecret = `secret-${randomUUID()}`;
  /** For the loopback API: every access token that was given out. */
  readonly tokens: Record<string, TokenGrant> = {};
  /** What was asked of the token endpoint. */
  readonly forms: URLSearchParams[] = [];
  /** Everything secret that was ever given out. */
  readonly secrets: string[] = [this.clientSecret];
  readonly #unspent = new Set<string>();

  constructor(
    private readonly grant: TokenGrant,
    /** Seconds; how long its access tokens last. */
    public lasts = day,
  ) {}

  /** What the app's owner has after the person agreed. */
  issue(): { readonly access_token: string; readonly refresh_token: string; readonly expires_in: number } {
    const access = `access.${randomUUID()}`;
    const refresh = `refresh.${randomUUID()}`;
    this.tokens[access] = this.grant;
    this.#unspent.add(refresh);
    this.secrets.push(access, refresh);
    return { access_token: access, refresh_token: refresh, expires_in: this.lasts };
  }

  /** What the token endpoint answers. */
  readonly answer = (form: URLSearchParams): HttpResponse => {
    this.forms.push(form);
    const known =
      form.get('client_id') === this.clientId &&
      form.get('client_secret') === this.clientSecret &&
      form.get('grant_type') === 'refresh_token' &&
      this.#unspent.delete(form.get('refresh_token') ?? '');
    if (!known) {
      // Servers repeat what they were sent.
      const said = `Invalid grant: ${form.get('refresh_token') ?? ''}`;
      return json(400, { error: 'invalid_grant', error_description: said });
    }
    const { locationId, kind } = this.grant;
    const userType = kind === 'company' ? 'Company' : 'Location';
    return json(200, { ...this.issue(), token_type: 'Bearer', userType, locationId });
  };
}

function json(status: number, body: unknown): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, text: JSON.stringify(body) };
}
