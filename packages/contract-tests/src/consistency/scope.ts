import type { Operation } from '@belvo-openapi/spec';
import type { Resolve, Schema } from '../schema/schema.ts';

/** The part of a document to look at: everything, or what one place may have an effect on. */
export interface Scope {
  /** Whether an operation is in it. */
  readonly operation: (operation: Operation) => boolean;
  /** Whether a body of this schema is in it, given that its operation is. */
  readonly body: (schema: Schema, resolve: Resolve) => boolean;
  /** Whether the schema at a pointer is in it. */
  readonly schema: (pointer: string) => boolean;
}

/** The whole document. */
export const EVERYTHING: Scope = { operation: () => true, body: () => true, schema: () => true };

/**
 * What a change at a pointer may have an effect on. A change inside a component concerns the bodies made of it; any other
 * the operations that it belongs to.
 *
 * @param operation Whether an operation is made of what is at the pointer.
 */
export function scopeOf(pointer: string, operation: (operation: Operation) => boolean): Scope {
  const component = componentAt(pointer);
  return {
    operation,
    body: (schema, resolve) => component === undefined || componentsOf(schema, resolve).has(`#${component}`),
    schema: (other) => other === (component ?? pointer) || other.startsWith(`${component ?? pointer}/`),
  };
}

/** The pointer of the schema component that a pointer leads into, if it does. */
export function componentAt(pointer: string): string | undefined {
  return /^\/components\/schemas\/[^/]+/.exec(pointer)?.[0];
}

/** The references of everything that values are made of, directly or through others. */
export function componentsOf(values: unknown, resolve: Resolve): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) {
      return;
    }
    const { $ref } = node as { readonly $ref?: unknown };
    if (typeof $ref === 'string' && !found.has($ref)) {
      found.add($ref);
      visit(resolve($ref));
    }
    for (const child of Object.values(node)) {
      visit(child);
    }
  };
  visit(values);
  return found;
}
