import { extensionsText, listedDocuments } from './support/extensions-text.ts';
import type { AnyOperation, Rule } from './support/types.ts';

const CONFIDENCE = ['high', 'medium', 'low'];

/**
 * Every operation and event names the documents behind it, which EXTENSIONS.md lists, and how sure they are (`x-source`).
 * Not in the bundle.
 */
export const provenance: Rule = () => {
  const listed = listedDocuments(extensionsText());
  return {
    Operation(node, { report, location }) {
      const operation = node as AnyOperation;
      const source = operation['x-source'];
      const documents = Array.isArray(source?.documents) ? source.documents : [];
      if (documents.length === 0 || !CONFIDENCE.includes(source?.confidence ?? '')) {
        report({
          message: `${operation.operationId} must say where its facts come from. Give x-source "documents" and a "confidence" of ${CONFIDENCE.join(', ')}.`,
          location: source ? location.child('x-source').key() : location.child('operationId'),
        });
      }
      for (const [index, document] of documents.entries()) {
        if (!listed.has(String(document))) {
          report({
            message: `EXTENSIONS.md lists no document "${document}". Name one of ${[...listed].join(', ')}, or add it there.`,
            location: location.child(['x-source', 'documents', index]),
          });
        }
      }
    },
  };
};
