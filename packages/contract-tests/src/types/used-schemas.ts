import { type Operation, refName } from '@belvo-openapi/spec';
import type { Resolve } from '../schema/schema.ts';

/** Names of the schemas that some request, parameter or response is made of, directly or through others. */
export function usedSchemas(operations: readonly Operation[], resolve: Resolve): ReadonlySet<string> {
  const used = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) {
      return;
    }
    const { $ref } = node as { $ref?: unknown };
    if (typeof $ref === 'string') {
      const name = refName({ $ref });
      if (name !== undefined && !used.has(name)) {
        used.add(name);
        visit(resolve($ref));
      }
    }
    for (const value of Object.values(node)) {
      visit(value);
    }
  };
  for (const { requestBody, responses, parameters } of operations) {
    visit([requestBody?.content, parameters, responses.map(({ content }) => content)]);
  }
  return used;
}
