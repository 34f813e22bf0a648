import { type OpenApiDocument, refName, resolveRef, type Schema } from '@belvo-openapi/spec-model';

/** The names of the schemas that a schema is made of, directly and through others. */
export function componentsIn(doc: OpenApiDocument, schema: Schema): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) {
      return;
    }
    const name = refName(node);
    if (name !== undefined) {
      if (seen.has(name)) {
        return;
      }
      seen.add(name);
      visit(resolveRef(doc, node as { $ref: string }));
    }
    for (const child of Object.values(node)) {
      visit(child);
    }
  };
  visit(schema);
  return seen;
}

/** A schema with everything it combines, each with the component that holds it. */
function formsOf(
  doc: OpenApiDocument,
  node: Schema,
  owner: string | undefined,
): readonly [Schema, string | undefined][] {
  const name = refName(node) ?? owner;
  const schema = resolveRef<Schema>(doc, node);
  const branches = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [[schema, name], ...branches.flatMap((branch) => formsOf(doc, branch, name))];
}

/**
 * The component of a document that has to be edited to change a field of a body: the one that holds the field, or the
 * object where it would be added.
 *
 * @param field With dots, and `[]` for items: `results[].id`.
 */
export function componentAt(doc: OpenApiDocument, schema: Schema, field: string): string | undefined {
  let forms = formsOf(doc, schema, undefined);
  for (const step of field.match(/\[\]|[^.[\]]+/g) ?? []) {
    const next = forms.flatMap(([form, owner]): readonly [Schema, string | undefined][] => {
      const child = step === '[]' ? form.items : form.properties?.[step];
      return child === undefined ? [] : formsOf(doc, child, owner);
    });
    if (next.length === 0) {
      break;
    }
    forms = next;
  }
  return forms[0]?.[1];
}
