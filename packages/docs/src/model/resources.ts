import type { OpenApiDocument, Operation } from '@belvo-openapi/spec';
import { RESERVED_FOLDERS } from './urls.ts';

/** The operations of one resource: a namespace of the client and a folder of the site. */
export interface Resource {
  name: string;
  title: string;
  description: string;
  operations: Operation[];
}

/** A heading of the navigation with its resources. */
export interface ResourceGroup {
  title: string;
  resources: Resource[];
}

/** `paymentIntents` -> `Payment intents`. */
export function humanize(name: string): string {
  const words = name.replace(
    /([a-z0-9])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );
  return words.charAt(0).toUpperCase() + words.slice(1).replace(/[-_]/g, ' ');
}

/**
 * Groups operations by resource. A resource takes name and text of its tag when it has the tag for itself.
 * @throws when a resource is called like a folder that the site needs.
 */
export function readResources(document: OpenApiDocument, operations: readonly Operation[]): Resource[] {
  const byName = Map.groupBy(operations, (operation) => operation.resource);
  return [...byName].map(([name, own]) => {
    if (RESERVED_FOLDERS.includes(name)) {
      throw new Error(`The resource "${name}" collides with a folder of the site. Rename its operationIds.`);
    }
    const tags = new Set(own.map((operation) => operation.tag));
    const [tag] = tags;
    const sharesTag = operations.some((operation) => operation.tag === tag && operation.resource !== name);
    const isOwnTag = tags.size === 1 && !sharesTag;
    const definition = document.tags?.find((candidate) => candidate.name === tag);
    return {
      name,
      title: isOwnTag && tag !== undefined && tag !== name ? tag : humanize(name),
      description: (isOwnTag && definition?.description) || '',
      operations: own,
    };
  });
}

/**
 * Groups for the navigation: the document's `x-tagGroups` if it has them, else the first segment of the paths.
 * Resources that no group names come last, under `Other`.
 */
export function groupResources(document: OpenApiDocument, resources: readonly Resource[]): ResourceGroup[] {
  const declared = document['x-tagGroups'] as { name: string; tags: string[] }[] | undefined;
  const titleOf = (resource: Resource): string => {
    const tag = resource.operations[0]?.tag ?? '';
    if (declared) {
      return declared.find((group) => group.tags.includes(tag))?.name ?? 'Other';
    }
    return humanize(resource.operations[0]?.path.split('/')[1] ?? 'Other');
  };
  const groups = [...Map.groupBy(resources, titleOf)].map(([title, members]) => ({ title, resources: members }));
  return groups.sort((a, b) => Number(a.title === 'Other') - Number(b.title === 'Other'));
}
