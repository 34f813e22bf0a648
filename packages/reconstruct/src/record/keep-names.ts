import { contentsOf, operationsOf, parametersOf, requestBodyOf, responsesOf } from '../compare/api.ts';
import { withPartsInPlace } from '../compare/facts.ts';
import { componentName, schemasId, viewSchema } from '../compare/schema-view.ts';
import { childOf, documentSource, membersOf, type Place, type Source } from '../compare/source.ts';
import { pathKey } from '../observe/template.ts';
import { asArray, isDict, put } from '../read/guards.ts';
import { UniqueNames } from '../words.ts';
import type { OpenApiDocument } from '../write/document.ts';
import { contentOf, type KeyContent } from '../write/keys.ts';

/**
 * The document with the names that its parts had in an earlier one: a schema is the same when it stands at the same
 * place, whatever number its name got this time; an operation when it has the same method and path. A new part whose
 * name is taken gets one that is free.
 */
export function keepNames(document: OpenApiDocument, before: OpenApiDocument): OpenApiDocument {
  const now = documentSource(withPartsInPlace(document));
  const then = documentSource(before);
  const schemas = renamedSchemas(now, then, document, before);
  const renamed = renameReferences(document, schemas) as OpenApiDocument;
  const components = isDict(renamed.components) ? renamed.components : undefined;
  if (components && isDict(components.schemas)) {
    const entries = Object.entries(components.schemas).map(([name, schema]): [string, unknown] => [
      schemas.get(name) ?? name,
      schema,
    ]);
    components.schemas = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  renamed.paths = keepPathNames(renamed, before);
  keepOperationIds(renamed, before);
  return renamed;
}

function renamedSchemas(
  now: Source,
  then: Source,
  document: OpenApiDocument,
  before: OpenApiDocument,
): Map<string, string> {
  const votes = new Map<string, Map<string, number>>();
  const pairs = new Pairs(now, then, (current, former) => {
    const own = votes.get(current) ?? new Map<string, number>();
    votes.set(current, own.set(former, (own.get(former) ?? 0) + 1));
  });
  const former = new Map(operationsOf(then).map((operation) => [operation.key, operation]));
  for (const operation of operationsOf(now)) {
    const known = former.get(operation.key);
    if (known) {
      const parameters = parametersOf(then, known);
      for (const [key, parameter] of parametersOf(now, operation)) {
        pairs.visit(childOf(parameter.place, 'schema'), childOf(parameters.get(key)?.place, 'schema'));
      }
      pairs.visitContents(requestBodyOf(now, operation), requestBodyOf(then, known));
      const responses = responsesOf(then, known);
      for (const [status, response] of responsesOf(now, operation)) {
        pairs.visitContents(response, responses.get(status));
      }
    }
  }
  const sameShape = (now: string, then: string): boolean => keysOf(document, now) === keysOf(before, then);
  return assign(votes, schemaNames(document), schemaNames(before), sameShape);
}

function keysOf(document: OpenApiDocument, name: string): string {
  const components = isDict(document.components) ? document.components : {};
  const schema = isDict(components.schemas) ? components.schemas[name] : undefined;
  const properties = isDict(schema) && isDict(schema.properties) ? schema.properties : {};
  return Object.keys(properties).sort().join();
}

function schemaNames(document: OpenApiDocument): string[] {
  const components = isDict(document.components) ? document.components : {};
  return Object.keys(isDict(components.schemas) ? components.schemas : {});
}

/** Gives each schema the former name most places speak for; then free names to those whose own is taken. */
function assign(
  votes: ReadonlyMap<string, ReadonlyMap<string, number>>,
  current: readonly string[],
  former: readonly string[],
  sameShape: (now: string, then: string) => boolean,
): Map<string, string> {
  const wishes = [...votes].flatMap(([now, own]) =>
    [...own].map(([then, count]) => ({ now, then, count: count + (now === then ? 0.5 : 0) })),
  );
  const given = new Map<string, string>();
  const used = new Set<string>();
  for (const { now, then } of wishes.sort((a, b) => b.count - a.count)) {
    if (!given.has(now) && !used.has(then)) {
      given.set(now, then);
      used.add(then);
    }
  }
  const names = new UniqueNames();
  for (const name of new Set([...former, ...given.values()])) {
    names.take(name);
  }
  const lost = new Set(former.filter((name) => !used.has(name)));
  for (const name of current.filter((candidate) => !given.has(candidate))) {
    // A former name that no place speaks for any more: the same schema, elsewhere.
    const again = [name, ...lost].find((then) => lost.has(then) && stem(then) === stem(name) && sameShape(name, then));
    given.set(name, again ?? names.take(name));
    lost.delete(given.get(name) as string);
  }
  return given;
}

/** A name without the number that made it another. */
function stem(name: string): string {
  return name.replace(/_?\d+$/, '');
}

/** Walks two documents side by side and tells which components stand at the same places. */
class Pairs {
  readonly #now: Source;
  readonly #then: Source;
  readonly #tell: (current: string, former: string) => void;
  readonly #seen = new Set<string>();

  constructor(now: Source, then: Source, tell: (current: string, former: string) => void) {
    this.#now = now;
    this.#then = then;
    this.#tell = tell;
  }

  visitContents(now: Place | undefined, then: Place | undefined): void {
    const former = contentsOf(then);
    for (const [type, media] of contentsOf(now)) {
      this.visit(childOf(media, 'schema'), childOf(former.get(type), 'schema'));
    }
  }

  visit(now: Place | undefined, then: Place | undefined): void {
    if (now !== undefined && then !== undefined) {
      this.#visit([now], [then]);
    }
  }

  #visit(now: readonly Place[], then: readonly Place[]): void {
    const current = now.flatMap(namesAt);
    const former = then.flatMap(namesAt);
    if (current.length === 1 && former.length === 1) {
      this.#tell(current[0] as string, former[0] as string);
    }
    const key = `${schemasId(this.#now, now)} ${schemasId(this.#then, then)}`;
    if (this.#seen.has(key)) {
      return;
    }
    this.#seen.add(key);
    const [a, b] = [viewSchema(this.#now, now), viewSchema(this.#then, then)];
    for (const [name, places] of a.properties) {
      const others = b.properties.get(name);
      if (others) {
        this.#visit(places, others);
      }
    }
    for (const part of ['items', 'others'] as const) {
      if (a[part].length > 0 && b[part].length > 0) {
        this.#visit(a[part], b[part]);
      }
    }
  }
}

function namesAt(place: Place): string[] {
  const own = componentName(place);
  return own === undefined
    ? membersOf(childOf(place, 'anyOf')).flatMap(([, branch]) => componentName(branch) ?? [])
    : [own];
}

function renameReferences(node: unknown, names: ReadonlyMap<string, string>, content: KeyContent = 'part'): unknown {
  if (Array.isArray(node) && content !== 'data') {
    return node.map((item) => renameReferences(item, names));
  }
  if (!isDict(node) || content === 'data') {
    return node;
  }
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    const name = key === '$ref' ? /^#\/components\/schemas\/(.+)$/.exec(String(value))?.[1] : undefined;
    if (name !== undefined) {
      put(out, key, `#/components/schemas/${names.get(name) ?? name}`);
    } else {
      put(out, key, renameReferences(value, names, contentOf(key, value, content)));
    }
  }
  return out;
}

/** Paths that were there keep the names of their parameters. */
function keepPathNames(document: OpenApiDocument, before: OpenApiDocument): Record<string, unknown> {
  const former = new Map(Object.keys(isDict(before.paths) ? before.paths : {}).map((path) => [pathKey(path), path]));
  const out: Record<string, unknown> = {};
  for (const [path, item] of Object.entries(isDict(document.paths) ? document.paths : {})) {
    const known = former.get(pathKey(path));
    const same = known === undefined || parameterNames(known).join() === parameterNames(path).join();
    put(
      out,
      same ? path : withNames(path, parameterNames(known)),
      same ? item : renamePathParameters(item, path, known, document),
    );
  }
  return out;
}

/** Names of a path's parameters in order. */
export function parameterNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}

/** A path with other names for its parameters. */
export function withNames(path: string, names: readonly string[]): string {
  let position = 0;
  return path.replace(/\{[^{}]*\}/g, (own) => {
    const name = names[position++];
    return name === undefined ? own : `{${name}}`;
  });
}

/** A path item with its parameters called as another path calls them; shared ones are put in place for that. */
export function renamePathParameters(item: unknown, path: string, wanted: string, document: OpenApiDocument): unknown {
  const [own, names] = [parameterNames(path), parameterNames(wanted)];
  const shared =
    isDict(document.components) && isDict(document.components.parameters) ? document.components.parameters : {};
  const rename = (written: unknown): unknown => {
    const reference = isDict(written) ? /^#\/components\/parameters\/(.+)$/.exec(String(written.$ref))?.[1] : undefined;
    const parameter = reference === undefined ? written : shared[reference];
    const name = isDict(parameter) && parameter.in === 'path' ? names[own.indexOf(String(parameter.name))] : undefined;
    return name === undefined || !isDict(parameter) || name === parameter.name ? written : { ...parameter, name };
  };
  return Object.fromEntries(
    Object.entries(isDict(item) ? item : {}).map(([method, operation]) => [
      method,
      isDict(operation) && operation.parameters !== undefined
        ? { ...operation, parameters: asArray(operation.parameters).map(rename) }
        : operation,
    ]),
  );
}

function keepOperationIds(document: OpenApiDocument, before: OpenApiDocument): void {
  const former = new Map(
    operationsOf(documentSource(before)).map(({ key, place }) => [
      key,
      (place.value as Record<string, unknown>).operationId,
    ]),
  );
  const names = new UniqueNames();
  for (const id of former.values()) {
    names.take(String(id));
  }
  for (const { key, place } of operationsOf(documentSource(document))) {
    const operation = place.value as Record<string, unknown>;
    const known = former.get(key);
    if (operation.operationId !== undefined) {
      operation.operationId = typeof known === 'string' ? known : names.take(String(operation.operationId));
    }
  }
}
