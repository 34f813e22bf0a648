import type { Check } from './check.ts';
import { collections } from './checks/collections.ts';
import { frameworkChecks } from './checks/frameworks.ts';
import { generators } from './checks/generators.ts';
import { viewers } from './checks/viewers.ts';

/** Every tool that is tried, in the order of the table. */
export const checks: readonly Check[] = [...generators, ...viewers, ...collections];

/** Frameworks that the client is used in: its guides name them, the table does not. */
export const frameworks: readonly Check[] = frameworkChecks;
