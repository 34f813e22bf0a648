import type { Operation } from '@belvo-openapi/spec';

/** Sorted names of the secret and personal values that a request carries, to recognize them when they come back. */
export function requestSecretsOf({ operationId, sensitive }: Operation): readonly string[] {
  const names = sensitive.flatMap(({ in: place, path }) => {
    if (place === 'response') {
      return [];
    }
    const name = path.split('/').findLast((segment) => segment !== '*' && segment !== '');
    if (place === 'path' || name === undefined) {
      throw new Error(
        `${operationId}: a secret in the path, or a whole body marked x-sensitive, cannot be kept out of logs.`,
      );
    }
    return [name];
  });
  return [...new Set(names)].sort();
}
