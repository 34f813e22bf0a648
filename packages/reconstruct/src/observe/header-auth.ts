import { headerValue } from '../read/fields.ts';
import type { Auth, Field, Request } from '../read/model.ts';

const KEY_HEADER = /^(?:x-)?(?:api|auth|access|app|client)[-_]?(?:key|token|secret)$/i;

/**
 * Auth that a request carries in its headers instead of in Postman's settings: an Authorization header, or a key
 * header filled from a variable. Undefined where there is none.
 */
export function headerAuth(request: Request): Auth | undefined {
  const authorization = headerValue(request.headers, 'authorization')?.trim();
  if (authorization) {
    return ofAuthorization(authorization);
  }
  const key = request.headers.find((field) => isKeyHeader(field));
  return key && apiKey(key.key);
}

function ofAuthorization(value: string): Auth {
  const scheme = /^([A-Za-z][\w-]*)\s+\S/.exec(value)?.[1]?.toLowerCase();
  if (scheme === 'basic' || scheme === 'bearer' || scheme === 'digest') {
    return { type: scheme, params: new Map() };
  }
  return apiKey('Authorization');
}

function isKeyHeader(field: Field): boolean {
  return !field.disabled && KEY_HEADER.test(field.key) && /\{\{[^{}]+\}\}/.test(field.value ?? '');
}

function apiKey(name: string): Auth {
  return {
    type: 'apikey',
    params: new Map([
      ['in', 'header'],
      ['key', name],
    ]),
  };
}
