/**
 * Address of an operation's page, where the reference is published: `links_update` is `links/update.html`. Whoever
 * publishes it sets BELVO_REFERENCE_URL when building the client; otherwise there is no page to lead to.
 */
export function referencePage(operationId: string): string | undefined {
  const base = process.env.BELVO_REFERENCE_URL;
  return base ? `${base.replace(/\/+$/, '')}/${operationId.replace('_', '/')}.html` : undefined;
}
