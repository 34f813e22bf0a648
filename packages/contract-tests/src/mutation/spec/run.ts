import type { OpenApiDocument, Operation } from '@belvo-openapi/spec';
import { EVERYTHING, scopeOf } from '../../consistency/scope.ts';
import { lastReleased } from '../../released/released.ts';
import { isNode, nodeAt } from '../../schema/places.ts';
import { contractOf } from '../../support/bundle.ts';
import { drawEvenly } from '../random.ts';
import type { Verdict } from '../verdict.ts';
import { type Mutant, mutantsOf } from './operators.ts';
import { ask, specOracles } from './oracles.ts';

/**
 * Breaks the specification in many places, one at a time, and asks which part of the suite notices.
 *
 * @throws Error when an oracle objects to the specification as it is.
 */
export async function runSpecMutants(
  document: OpenApiDocument,
  count: number,
  seed: number,
): Promise<readonly Verdict[]> {
  const oracles = await specOracles(lastReleased());
  for (const oracle of oracles) {
    const objection = await ask(oracle, () => contractOf(document), EVERYTHING);
    if (objection !== undefined) {
      throw new Error(`the suite is not green without any mutation: ${oracle.name}: ${objection}`);
    }
  }
  const reach = reachOf(document);
  const live = mutantsOf(document).filter(({ pointer }) => reach.used(pointer));
  const verdicts: Verdict[] = [];
  for (const mutant of drawEvenly(live, ({ operator }) => operator, count, seed)) {
    const mutated = structuredClone(document);
    mutant.change(nodeAt(mutated, mutant.pointer));
    const scope = scopeOf(mutant.pointer, ({ method, path }: Operation) =>
      reach.affects(mutant.pointer, `${method} ${path}`),
    );
    const read = once(() => contractOf(mutated));
    const killers: string[] = [];
    for (const oracle of oracles) {
      if ((await ask(oracle, read, scope)) !== undefined) {
        killers.push(oracle.name);
      }
    }
    verdicts.push({ subject: 'specification', ...named(mutant), killers });
  }
  return verdicts;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function named({ operator, pointer, what }: Mutant) {
  return { operator, place: pointer, what };
}

interface Reach {
  /** Whether some operation or event is made of what is at the pointer. */
  used(pointer: string): boolean;
  /** Whether one operation, named by method and path, may be. */
  affects(pointer: string, operation: string): boolean;
}

/** Which parts of the document each operation is made of: its own object and, through references, components. */
function reachOf(document: OpenApiDocument): Reach {
  const collect = (node: unknown, found: Set<string>): Set<string> => {
    if (typeof node === 'object' && node !== null) {
      const { $ref } = node as { $ref?: unknown };
      if (typeof $ref === 'string' && !found.has($ref.slice(1))) {
        found.add($ref.slice(1));
        collect(nodeAt(document, $ref.slice(1)), found);
      }
      for (const child of Object.values(node)) {
        collect(child, found);
      }
    }
    return found;
  };
  const byOperation = new Map<string, ReadonlySet<string>>();
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item).filter(([, value]) => isNode(value))) {
      byOperation.set(`${method} ${path}`, collect([operation, item.parameters], new Set()));
    }
  }
  const events = collect(document.webhooks, new Set());
  const inside = (pointer: string, parts: ReadonlySet<string>) =>
    pointer.startsWith('/paths') || [...parts].some((part) => pointer === part || pointer.startsWith(`${part}/`));
  return {
    used: (pointer) => inside(pointer, events) || [...byOperation.values()].some((parts) => inside(pointer, parts)),
    affects: (pointer, operation) => inside(pointer, byOperation.get(operation) ?? new Set()),
  };
}
