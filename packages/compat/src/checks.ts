import type { Check } from './check.ts';
import { collections } from './checks/collections.ts';
import { generators } from './checks/generators.ts';
import { viewers } from './checks/viewers.ts';

/** Every tool that is tried, in the order of the table. */
export const checks: readonly Check[] = [...generators, ...viewers, ...collections];
