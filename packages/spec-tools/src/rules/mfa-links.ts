import { splitOperationId } from '@belvo-openapi/spec-model';
import type { Location } from '@redocly/openapi-core';
import { follow } from './support/follow.ts';
import type { AnyOperation, Rule } from './support/types.ts';

interface Linked {
  readonly links?: Readonly<Record<string, object>>;
  readonly 'x-confidence'?: string;
}

/** Methods that touch Belvo's own records alone. */
const STORED: ReadonlySet<string> = new Set(['get', 'delete']);

const CONTINUES: ReadonlySet<string> = new Set(['resume', 'update']);

/**
 * A 428 asks for a second factor; a link tells with which operation the caller goes on. Links lead somewhere. Reading
 * and deleting what Belvo has stored logs in nowhere: a 428 there is marked as doubtful and has no links.
 */
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
        if (status !== '428') {
          continue;
        }
        const isDoubtful = response?.node['x-confidence'] === 'low';
        if (STORED.has(String(ctx.key)) && (!isDoubtful || links.length > 0)) {
          ctx.report({
            message: `No second factor is asked for where nobody logs in. Mark the 428 with "x-confidence: low" and no links, or leave it out.`,
            location: location.key(),
          });
        } else if (!isDoubtful && !links.some((id) => CONTINUES.has(splitOperationId(id).verb))) {
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
