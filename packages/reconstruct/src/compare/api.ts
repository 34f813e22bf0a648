import { pathKey } from '../observe/template.ts';
import { isDict } from '../read/guards.ts';
import { childOf, follow, membersOf, type Place, rootPlace, type Source } from './source.ts';

const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

/** An operation of a document, with where it stands. */
export interface OperationAt {
  /** `GET /orders/{}`: what makes it this operation, whatever its parameters are called. */
  readonly key: string;
  /** `GET /orders/{id}` */
  readonly title: string;
  readonly method: string;
  readonly path: string;
  readonly place: Place;
  /** The path item that holds it. */
  readonly item: Place;
}

/** Every operation under `paths`, references to path items followed. */
export function operationsOf(source: Source): OperationAt[] {
  return membersOf(childOf(rootPlace(source), 'paths')).flatMap(([path, written]) => {
    const item = follow(source, written);
    return membersOf(item).flatMap(([method, place]) =>
      item !== undefined && METHODS.has(method) && isDict(place.value)
        ? [{ key: operationKey(method, path), title: titleOf(method, path), method, path, place, item }]
        : [],
    );
  });
}

/** The identity of an operation: its method, and its path without names and trailing slash. */
export function operationKey(method: string, path: string): string {
  return `${method.toUpperCase()} ${pathKey(path)}`;
}

export function titleOf(method: string, path: string): string {
  return `${method.toUpperCase()} ${path}`;
}

/** A parameter of an operation or of its path. */
export interface ParameterAt {
  readonly in: string;
  readonly name: string;
  /** The parameter object, references followed. */
  readonly place: Place;
  /** The entry of the list, which may be a reference. */
  readonly written: Place;
}

/**
 * Parameters in force for an operation by identity: `query expand`, `header x-trace`, and path parameters by their
 * position, because their names are not seen on the wire.
 */
export function parametersOf(source: Source, operation: OperationAt): Map<string, ParameterAt> {
  const names = [...operation.path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  const found = new Map<string, ParameterAt>();
  for (const list of [childOf(operation.item, 'parameters'), childOf(operation.place, 'parameters')]) {
    for (const [, written] of membersOf(list)) {
      const place = follow(source, written);
      if (place !== undefined && isDict(place.value)) {
        const where = String(place.value.in);
        const name = String(place.value.name);
        const key = where === 'path' ? String(names.indexOf(name)) : where === 'header' ? name.toLowerCase() : name;
        found.set(`${where} ${key}`, { in: where, name, place, written });
      }
    }
  }
  return found;
}

/** The request body of an operation, references followed. */
export function requestBodyOf(source: Source, operation: OperationAt): Place | undefined {
  return follow(source, childOf(operation.place, 'requestBody'));
}

/** Responses by status, references followed; one that leads nowhere is left out. */
export function responsesOf(source: Source, operation: OperationAt): Map<string, Place> {
  const found = new Map<string, Place>();
  for (const [status, written] of membersOf(childOf(operation.place, 'responses'))) {
    const place = follow(source, written);
    if (place !== undefined) {
      found.set(status, place);
    }
  }
  return found;
}

/** The tags that a root document lists, by name. */
export function tagsOf(root: Place): Map<string, Place> {
  return new Map(
    membersOf(childOf(root, 'tags')).map(([, tag]) => [String(isDict(tag.value) ? tag.value.name : ''), tag]),
  );
}

/** Media type objects of a request body or response. */
export function contentsOf(part: Place | undefined): Map<string, Place> {
  return new Map(membersOf(childOf(part, 'content')).map(([type, place]) => [mediaTypeKey(type), place]));
}

/** A media type without its parameters. */
export function mediaTypeKey(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

/** What a security requirement asks for, without the names that a document gives its schemes: `http basic`. */
export function securityKinds(source: Source, requirement: unknown): string[] | undefined {
  if (!Array.isArray(requirement)) {
    return undefined;
  }
  const schemes = childOf(childOf(rootPlace(source), 'components'), 'securitySchemes');
  return requirement.map((alternative) =>
    Object.keys(isDict(alternative) ? alternative : {})
      .map((name) => schemeKind(follow(source, childOf(schemes, name))?.value))
      .sort()
      .join(' and '),
  );
}

/** `http basic`, `apiKey header x-key`, `oauth2` (OpenAPI 3.1, section 4.8.27). */
export function schemeKind(scheme: unknown): string {
  const { type, scheme: http, in: place, name } = isDict(scheme) ? scheme : {};
  switch (type) {
    case 'http':
      return `http ${String(http).toLowerCase()}`;
    case 'apiKey':
      return `apiKey ${String(place)} ${String(name).toLowerCase()}`;
    default:
      return String(type);
  }
}
