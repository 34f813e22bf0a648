import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { Auth } from '../read/model.ts';
import { fillIn, VARIABLE } from '../read/variables.ts';

/** A security scheme object, or the statement that a request needs none. */
export type SecurityScheme = Record<string, unknown> & { readonly type: string };

/** Postman's auth settings as an OpenAPI security scheme; undefined for "no auth" and unknown kinds. */
export function securityScheme(
  auth: Auth,
  variables: ReadonlyMap<string, string>,
  diagnostics: Diagnostics,
  where: string,
): SecurityScheme | undefined {
  switch (auth.type) {
    case 'noauth':
      return undefined;
    case 'basic':
    case 'bearer':
    case 'digest':
      return { type: 'http', scheme: auth.type };
    case 'jwt':
      return { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' };
    case 'apikey':
      return apiKey(auth);
    case 'oauth2':
      return oauth2(auth, variables);
    case 'oauth1':
      return { type: 'http', scheme: 'oauth' };
    case 'hawk':
      return { type: 'http', scheme: 'hawk' };
    case 'ntlm':
      return { type: 'http', scheme: 'ntlm' };
    case 'awsv4':
      return { type: 'http', scheme: 'aws4-hmac-sha256' };
    case 'edgegrid':
      return { type: 'http', scheme: 'eg1-hmac-sha256' };
    case 'asap':
      return { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' };
    default:
      diagnostics.add(
        'warning',
        'unknown-auth',
        where,
        `The auth kind "${auth.type}" has no counterpart in OpenAPI; it was left out.`,
      );
      return undefined;
  }
}

function apiKey(auth: Auth): SecurityScheme {
  const place = auth.params.get('in') === 'query' ? 'query' : 'header';
  return { type: 'apiKey', in: place, name: auth.params.get('key') || 'Authorization' };
}

/** The scopes that a request asks for. */
export function scopesOf(auth: Auth): string[] {
  const scopes = (auth.params.get('scope') ?? '').split(/[\s,]+/);
  return auth.type === 'oauth2' ? [...new Set(scopes)].filter((scope) => scope !== '' && !scope.includes('{{')) : [];
}

/** Host that stands in for an address nobody gave. */
export const INVENTED_AUTH_HOST = 'https://auth.example.com';

// An address with gaps says which flow it is; the gap is filled by something made up, which the report tells.
function address(text: string | undefined, variables: ReadonlyMap<string, string>): string | undefined {
  const filled = fillIn(text ?? '', variables).trim();
  const whole = filled.replace(/^\{\{[^{}]*\}\}(?=\/|$)/, INVENTED_AUTH_HOST).replace(
    VARIABLE,
    (_all, name: string) =>
      name
        .trim()
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-') || 'value',
  );
  return /^https?:\/\//.test(whole) && URL.canParse(whole) ? whole : undefined;
}

function oauth2(auth: Auth, variables: ReadonlyMap<string, string>): SecurityScheme {
  const authorizationUrl = address(auth.params.get('authUrl'), variables);
  const tokenUrl = address(auth.params.get('accessTokenUrl'), variables);
  const scopes = Object.fromEntries(scopesOf(auth).map((scope) => [scope, '']));
  const grant = auth.params.get('grant_type') ?? '';
  const flows: Record<string, unknown> = {};
  if (/^(?:authorization_code.*)?$/.test(grant) && authorizationUrl && tokenUrl) {
    flows.authorizationCode = { authorizationUrl, tokenUrl, scopes };
  } else if (grant === 'implicit' && authorizationUrl) {
    flows.implicit = { authorizationUrl, scopes };
  } else if (/^(?:client_credentials)?$/.test(grant) && tokenUrl) {
    flows.clientCredentials = { tokenUrl, scopes };
  } else if (/^password/.test(grant) && tokenUrl) {
    flows.password = { tokenUrl, scopes };
  }
  return { type: 'oauth2', flows };
}
