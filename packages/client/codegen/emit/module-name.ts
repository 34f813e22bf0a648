import { kebabCase } from '../names.ts';

/** Name of a resource's files, without folder or ending. */
export function moduleName(resourceName: string): string {
  return kebabCase(resourceName);
}
