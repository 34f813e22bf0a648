import { asObject } from '../json.ts';
import type { Check } from './context.ts';

/** Postman's name of a kind of authentication against the security scheme of OpenAPI 3.1, section 4.8.27. */
function matches(kind: string, scheme: unknown): boolean {
  const { type, scheme: http } = asObject(scheme);
  return type === 'http' ? String(http).toLowerCase() === kind : String(type).toLowerCase() === kind;
}

/** The authentication in force for the item must be one of the document's schemes. */
export const checkAuth: Check = ({ item, document, report }) => {
  const kind = item.auth?.type;
  const schemes = Object.values(asObject(asObject(asObject(document).components).securitySchemes));
  if (kind !== undefined && kind !== 'noauth' && !schemes.some((scheme) => matches(kind, scheme))) {
    report(
      'request auth',
      `the collection signs in by ${kind}, the specification has no such security scheme`,
      'spec/openapi.yaml',
    );
  }
};
