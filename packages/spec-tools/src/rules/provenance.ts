import type { AnyOperation, Context, Rule } from './support/types.ts';

const CONFIDENCE = ['high', 'medium', 'low'];

function check(node: unknown, { report, location }: Context): void {
  const operation = node as AnyOperation;
  const source = operation['x-source'];
  const documented = Array.isArray(source?.documents) && source.documents.length > 0;
  if (!documented || !CONFIDENCE.includes(source?.confidence ?? '')) {
    report({
      message: `${operation.operationId} must say where its facts come from. Give x-source "documents" and a "confidence" of ${CONFIDENCE.join(', ')}.`,
      location: source ? location.child('x-source').key() : location.child('operationId'),
    });
  }
}

/** Every operation and event names the documents behind it and how sure they are (`x-source`). Not in the bundle. */
export const provenance: Rule = () => ({ Operation: check });
