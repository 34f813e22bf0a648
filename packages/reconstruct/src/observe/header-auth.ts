import { headerValue } from '../read/fields.ts';
import type { Auth, Request } from '../read/model.ts';

/** Auth that a request carries in an Authorization header instead of in Postman's settings; undefined without one. */
export function headerAuth(request: Request): Auth | undefined {
  const authorization = headerValue(request.headers, 'authorization')?.trim();
  return authorization ? ofAuthorization(authorization) : undefined;
}

function ofAuthorization(value: string): Auth {
  const scheme = /^([A-Za-z][\w-]*)\s+\S/.exec(value)?.[1]?.toLowerCase();
  if (scheme === 'basic' || scheme === 'bearer' || scheme === 'digest') {
    return { type: scheme, params: new Map() };
  }
  return apiKey('Authorization');
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
