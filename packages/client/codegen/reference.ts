/** Where `pnpm docs` serves the reference. Whoever publishes it sets BELVO_REFERENCE_URL when building the client. */
const LOCAL = 'http://127.0.0.1:4020';

/** Address of an operation's page: `links_update` is `links/update.html`. */
export function referencePage(operationId: string): string {
  const base = process.env.BELVO_REFERENCE_URL ?? LOCAL;
  return `${base.replace(/\/+$/, '')}/${operationId.replace('_', '/')}.html`;
}
