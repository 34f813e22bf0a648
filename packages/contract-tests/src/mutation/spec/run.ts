import type { OpenApiDocument, Operation } from '@belvo-openapi/spec';
import { contractOf } from '../../support/bundle.ts';
import { lastReleased } from '../../surface/baseline.ts';
import { drawEvenly } from '../random.ts';
import type { Verdict } from '../verdict.ts';
import { type Mutant, mutantsOf } from './operators.ts';
import { ask, specOracles } from './oracles.ts';
import { isNode, nodeAt } from './places.ts';

/**
 * Breaks the specification in many places, one at a time, and asks which part of the suite notices.
 *
 * @throws Error when an oracle objects to the specification as it is.
 */
export function runSpecMutants(document: OpenApiDocument, count: number, seed: number): readonly Verdict[] {
  const oracles = specOracles(lastReleased());
  for (const oracle of oracles) {
    const objection = ask(
      oracle,
      () => contractOf(document),
      () => true,
    );
    if (objection !== undefined) {
      throw new Error(`the suite is not green without any mutation: ${oracle.name}: ${objection}`);
    }
  }
  const reach = reachOf(document);
  const live = mutantsOf(document).filter(({ pointer }) => reach.used(pointer));
  return drawEvenly(live, ({ operator }) => operator, count, seed).map((mutant) => {
    const mutated = structuredClone(document);
    mutant.change(nodeAt(mutated, mutant.pointer));
    const affected = ({ method, path }: Operation) => reach.affects(mutant.pointer, `${method} ${path}`);
    const read = once(() => contractOf(mutated));
    const killers = oracles.filter((oracle) => ask(oracle, read, affected) !== undefined).map(({ name }) => name);
    return { subject: 'specification', ...named(mutant), killers };
  });
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
