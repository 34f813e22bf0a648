import { isDict } from '../read/guards.ts';
import type { OpenApiDocument } from '../write/document.ts';
import { KINDS, type Places, placesOf } from './places.ts';
import { type Locate, relocate } from './references.ts';

/**
 * The files of a document in the folder layout, by path, as plain data.
 *
 * @param locate where references lead; by default to the files of this very layout
 */
export function splitDocument(document: OpenApiDocument, locate?: Locate): Map<string, unknown> {
  const places = placesOf(document);
  return split(document, places, locate ?? locator(places));
}

function split(document: OpenApiDocument, places: Places, locate: Locate): Map<string, unknown> {
  const files = new Map<string, unknown>([['openapi.yaml', index(document, places)]]);
  for (const [path, item] of Object.entries(document.paths as Record<string, unknown>)) {
    const file = places.paths.get(path) as string;
    files.set(file, relocate(item, file, locate));
  }
  const components = isDict(document.components) ? document.components : {};
  for (const kind of KINDS) {
    for (const [name, part] of Object.entries(isDict(components[kind]) ? components[kind] : {})) {
      const file = places.components.get(`${kind}/${name}`) as string;
      const own = relocate(part, file, locate);
      // Parameters come in families: a file is a map of them.
      files.set(
        file,
        kind === 'parameters' ? { ...((files.get(file) as object | undefined) ?? {}), [name]: own } : own,
      );
    }
  }
  return files;
}

/** Finds a component's file, with the key in it for a parameter. */
export function locator(places: Places): Locate {
  return (component) => {
    const file = places.components.get(component);
    return file !== undefined && component.startsWith('parameters/')
      ? `${file}#/${component.slice('parameters/'.length)}`
      : file;
  };
}

function index(document: OpenApiDocument, places: Places): OpenApiDocument {
  const { components, paths, ...head } = document;
  const references = Object.fromEntries(
    Object.keys(paths as object).map((path) => [path, { $ref: places.paths.get(path) }]),
  );
  const schemes = isDict(components) ? components.securitySchemes : undefined;
  return { ...head, paths: references, ...(schemes === undefined ? {} : { components: { securitySchemes: schemes } }) };
}
