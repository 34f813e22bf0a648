import { follow } from './support/follow.ts';
import type { AnyOperation, Context, Rule } from './support/types.ts';

const CLASSES = ['safe', 'idempotent', 'keyed', 'unsent'];
const KEY_HEADER = 'belvo-idempotency-key';

function takesKey(ctx: Context, operation: AnyOperation): boolean {
  return (operation.parameters ?? []).some(
    (node) => follow<{ name?: string }>(ctx, node)?.node.name?.toLowerCase() === KEY_HEADER,
  );
}

function findMistake(retry: unknown, method: string, keyHeader: boolean): string | undefined {
  if (typeof retry !== 'string' || !CLASSES.includes(retry)) {
    return `must be one of ${CLASSES.join(', ')}. EXTENSIONS.md tells which.`;
  }
  if ((retry === 'safe') !== (method === 'get')) {
    return `is "${retry}" on ${method.toUpperCase()}. "safe" is for GET, and GET is always "safe".`;
  }
  if ((retry === 'keyed') !== keyHeader) {
    return `is "${retry}". "keyed" is for operations with the Belvo-Idempotency-Key header, and for all of them.`;
  }
  return undefined;
}

/** Every operation says whether it may be repeated (`x-retry`), in accord with its method and parameters. */
export const retryClass: Rule = () => ({
  Paths: {
    Operation(node, ctx) {
      const operation = node as AnyOperation;
      const mistake = findMistake(operation['x-retry'], String(ctx.key), takesKey(ctx, operation));
      if (mistake !== undefined) {
        const place = 'x-retry' in operation ? ctx.location.child('x-retry') : ctx.location.child('operationId');
        ctx.report({ message: `x-retry ${mistake}`, location: place });
      }
    },
  },
});
