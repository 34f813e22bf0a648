import { splitOperationId } from '@belvo-openapi/spec-model';
import type { Location } from '@redocly/openapi-core';
import { follow } from './support/follow.ts';
import type { AnyOperation, Rule } from './support/types.ts';

interface Linked {
  readonly links?: Readonly<Record<string, object>>;
}

const CONTINUES: ReadonlySet<string> = new Set(['resume', 'update']);

/** A 428 asks for a second factor; a link tells with which operation the caller goes on. Links lead somewhere. */
export const mfaLinks: Rule = () => {
  const ids = new Set<string>();
  const targets: { readonly id: string; readonly location: Location }[] = [];
  return {
    Operation(node, ctx) {
      const operation = node as AnyOperation;
      ids.add(operation.operationId ?? '');
      for (const [status, responseNode] of Object.entries(operation.responses ?? {})) {
        const response = follow<Linked>(ctx, responseNode);
        const location = ctx.location.child(['responses', status]);
        const links = Object.values(response?.node.links ?? {}).map(
          (link) => follow<{ operationId?: string }>(ctx, link, response?.location)?.node.operationId ?? '',
        );
        targets.push(...links.map((id) => ({ id, location })));
        if (status === '428' && !links.some((id) => CONTINUES.has(splitOperationId(id).verb))) {
          ctx.report({
            message: 'A 428 must tell how to go on. Give the response a link to a "resume" (or "update") operation.',
            location: location.key(),
          });
        }
      }
    },
    Root: {
      leave(_root, { report }) {
        for (const { id, location } of targets.filter((target) => !ids.has(target.id))) {
          report({
            message: `A link leads to "${id}", which is no operationId. Correct it.`,
            location: location.key(),
          });
        }
      },
    },
  };
};
