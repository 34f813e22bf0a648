/** Paths of the pages inside the site. They are part of the interface: the client's JSDoc links to them. */

/** `links_update` -> `links/update.html`. */
export function operationUrl(operationId: string): string {
  return `${operationId.replace('_', '/')}.html`;
}

/** `links` -> `links/index.html`. */
export function resourceUrl(resource: string): string {
  return `${resource}/index.html`;
}

/** `Core` -> `index.html#group-core`: the resources of a group on the first page. */
export function groupUrl(title: string): string {
  return `index.html#group-${slug(title.toLowerCase())}`;
}

/** `Link` -> `schemas/Link.html`. */
export function schemaUrl(name: string): string {
  return `schemas/${name}.html`;
}

/** `accounts.historical_update` -> `webhooks/accounts.historical_update.html`. */
export function webhookUrl(name: string): string {
  return `webhooks/${slug(name)}.html`;
}

/** `login_error` -> `errors.html#login_error`. */
export function errorUrl(code: string): string {
  return `errors.html#${slug(code)}`;
}

/** Folders at the top of the site that are not resources. */
export const RESERVED_FOLDERS = [
  'assets',
  'concepts',
  'decisions',
  'downloads',
  'guides',
  'samples',
  'schemas',
  'webhooks',
  'workflows',
];

/** A text as part of a URL or an id: letters, digits, `.`, `_` and `-` stay, anything else becomes `-`. */
export function slug(text: string): string {
  return text
    .trim()
    .replace(/[^\w.-]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Link from one page of the site to another: `relative('links/update.html', 'errors.html')` -> `../errors.html`. */
export function relative(from: string, to: string): string {
  return '../'.repeat(from.split('/').length - 1) + to;
}
