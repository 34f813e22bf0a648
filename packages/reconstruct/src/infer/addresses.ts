import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { ItemObservation, Observations } from '../observe/observations.ts';
import { sighting } from '../observe/parameters.ts';
import { pathKey, pathTemplate } from '../observe/template.ts';
import { readUrl } from '../read/url.ts';
import { fillIn } from '../read/variables.ts';

const VARIABLE = /^\{\{[^{}]+\}\}$/;

/**
 * Gives requests whose whole address is a variable (`{{jobUrl}}`) the path of its value, and leaves out those whose
 * path nobody knows: drafts without a url, and variables that hold an address only once a script has run. A variable
 * that stands before the paths of other requests is a server, and a request to it alone asks for its root.
 */
export function resolveAddresses(observations: Observations, diagnostics: Diagnostics): readonly ItemObservation[] {
  const { items, collection } = observations;
  if (items.every((item) => item.hasPath)) {
    return items;
  }
  const servers = new Set(items.filter((item) => item.hasPath).map((item) => item.base));
  const bases = new Set(items.map((item) => item.base));
  return items.flatMap((item) => {
    if (item.hasPath) {
      return [item];
    }
    if (item.base === '') {
      diagnostics.add('error', 'no-url', item.path, 'The request has no url; it was left out.');
      return [];
    }
    if (!VARIABLE.test(item.base) || servers.has(item.base)) {
      return [item];
    }
    const address = fillIn(item.base, collection.variables);
    if (address !== item.base) {
      return [atAddress(item, address, collection.variables)];
    }
    // Where it is all there is, as for GraphQL, it is the server.
    if (bases.size === 1 && items.length > 0) {
      return [item];
    }
    const message = `The whole address is the variable ${item.base}, which has no value; the request was left out.`;
    diagnostics.add('error', 'no-url', item.path, message);
    return [];
  });
}

function atAddress(item: ItemObservation, address: string, variables: ReadonlyMap<string, string>): ItemObservation {
  const url = readUrl(address);
  if (url.segments.length === 0) {
    return item;
  }
  const { path } = pathTemplate(url, variables);
  const origin = { source: 'request', where: item.path, rejected: item.negative } as const;
  const asked = url.query.map((field) => sighting('query', field.key, field, origin));
  return {
    ...item,
    base: url.base,
    hasPath: true,
    template: path,
    key: `${item.method} ${pathKey(path)}`,
    parameters: [...asked, ...item.parameters],
  };
}
