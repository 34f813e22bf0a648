import { camel, words } from '../words.ts';

/** Name of a security scheme: `basicAuth`, `bearerAuth`, `apiKeyAuth`… */
export function securityName(scheme: Record<string, unknown>): string {
  switch (scheme.type) {
    case 'http':
      return scheme.scheme === 'basic' || scheme.scheme === 'bearer' || scheme.scheme === 'digest'
        ? `${String(scheme.scheme)}Auth`
        : `${camel(words(String(scheme.scheme)))}Auth`;
    case 'apiKey':
      return 'apiKeyAuth';
    default:
      return String(scheme.type);
  }
}
