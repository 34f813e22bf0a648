// Names of what `x-sensitive` marks in responses and events, for redaction by name. A name that is marked wherever it occurs stands alone
// (`password`); one that is harmless elsewhere is bound to its parent (`token_generation_data.value`).
import { listOperations, listWebhooks, type OpenApiDocument, resolveRef, type Schema } from '@belvo-openapi/spec';

export type SensitiveNames = { readonly credential: readonly string[]; readonly personal: readonly string[] };

type Level = 'credential' | 'personal';

/** Where one property occurs, and how it is marked there. */
interface Occurrence {
  readonly parent: string;
  readonly name: string;
  readonly level: Level | undefined;
}

/** Every property of a body with the property it is in, through references, arrays, maps and combinations. */
function occurrencesIn(doc: OpenApiDocument, root: Schema | undefined): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const seen = new Map<Schema, Set<string>>();
  const visit = (node: Schema, parent: string): void => {
    const schema = resolveRef<Schema>(doc, node);
    const parents = seen.get(schema) ?? new Set();
    if (parents.has(parent)) {
      return;
    }
    seen.set(schema, parents.add(parent));
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      found.push({ parent, name, level: levelOf(doc, property) });
      visit(property, name);
    }
    for (const part of [schema.items, schema.additionalProperties, ...(schema.prefixItems ?? [])]) {
      if (typeof part === 'object') {
        visit(part, parent);
      }
    }
    for (const branch of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
      visit(branch, parent);
    }
  };
  if (root) {
    visit(root, '');
  }
  return found;
}

/** How a property is marked: on itself, on what it refers to, on its items or on one of its forms. */
function levelOf(doc: OpenApiDocument, node: Schema, seen: readonly Schema[] = []): Level | undefined {
  const schema = resolveRef<Schema>(doc, node);
  if (seen.includes(schema)) {
    return undefined;
  }
  const parts = [schema.items, ...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const levels = parts.flatMap((part) => (part ? [levelOf(doc, part, [...seen, schema])] : []));
  return node['x-sensitive'] ?? schema['x-sensitive'] ?? levels.find((level) => level !== undefined);
}

function allOccurrences(doc: OpenApiDocument): readonly Occurrence[] {
  const responses = listOperations(doc).flatMap((operation) => operation.responses.map(({ schema }) => schema));
  const events = listWebhooks(doc).map(({ schema }) => schema);
  return [...responses, ...events].flatMap((schema) => occurrencesIn(doc, schema));
}

/** Sorted names by level; a name of both levels counts as a credential. */
export function sensitiveNamesOf(doc: OpenApiDocument): SensitiveNames {
  const all = allOccurrences(doc);
  const harmless = new Set(all.filter(({ level }) => level === undefined).map(({ name }) => name));
  const ofLevel = (wanted: Level) => {
    const marked = all.filter(({ level }) => level === wanted);
    return [...new Set(marked.map(({ parent, name }) => (harmless.has(name) ? `${parent}.${name}` : name)))].sort();
  };
  const credential = ofLevel('credential');
  return { credential, personal: ofLevel('personal').filter((name) => !credential.includes(name)) };
}
