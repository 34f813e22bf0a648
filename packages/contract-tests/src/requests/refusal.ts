import type { JournalEntry } from '@belvo-openapi/mock';
import type { Operation } from '@belvo-openapi/spec';
import type { Outcome } from '../client/invoke.ts';
import { errorClassOf } from '../matrix/response.ts';
import { different } from '../wire/compare.ts';
import type { BrokenCall } from './broken-calls.ts';

/**
 * The status an operation answers an invalid request with. A parameter of the path that cannot be one means an object that
 * does not exist: 404. Anything else is 400 where declared, else 422; where the specification declares neither, the mock
 * answers 422 on its own.
 */
export function refusalStatus({ responses }: Operation, { location }: Pick<BrokenCall, 'location'>): number {
  const statuses = location[0] === 'path' ? [404, 400, 422] : [400, 422];
  return statuses.find((status) => responses.some((response) => response.status === String(status))) ?? 422;
}

/** What is wrong with the way a broken call was refused; empty when it was refused as it should. */
export function refusalDifferences(
  operation: Operation,
  mistake: BrokenCall,
  outcome: Outcome,
  { answer }: JournalEntry,
): readonly string[] {
  const { location } = mistake;
  const status = refusalStatus(operation, mistake);
  if (outcome.ok) {
    return ['the call was accepted'];
  }
  const { error } = outcome;
  const violations = answer?.headers['sl-violations'] ?? answer?.text ?? '';
  const shown = (error as { headers?: Headers }).headers?.get('sl-violations') ?? JSON.stringify(bodyOf(error));
  return [
    ...different('status', status, outcome.status),
    ...different('error class', errorClassOf({ status }), error.name),
    ...(error.message.startsWith(`${operation.operationId}: ${status}`) ? [] : [`message is "${error.message}"`]),
    ...(pointsTo(violations, location) ? [] : [`the mock objected to something else: ${violations}`]),
    ...(pointsTo(shown, location) ? [] : [`the client does not show what was wrong: ${shown}`]),
  ];
}

/** Whether the client refused a call itself: a whole body or an option of the wrong kind gets no further. */
export function isRefusedUnsent({ operationId }: Operation, { location }: BrokenCall, { message }: Error): boolean {
  const isCheckedByClient = location.length === 1 || location[0] === 'header';
  return isCheckedByClient && message.includes(`UsageError: ${operationId}: `);
}

function bodyOf(error: object): unknown {
  return (error as { body?: unknown }).body;
}

interface Violation {
  /** Absent when there is no body at all. */
  readonly location?: readonly string[];
}

/** Whether some violation lies at the place, above it (a branch that did not fit) or below it (a list's item). */
function pointsTo(text: string, location: readonly string[]): boolean {
  return violationsIn(text).some(({ location: found = ['body'] }) => {
    const places = found[0] === 'request' ? found.slice(1) : found;
    return places.every((key, index) => index >= location.length || key === location[index]);
  });
}

function violationsIn(text: string): readonly Violation[] {
  const json = text.replace(/^Too many violations! /, '');
  try {
    const parsed = JSON.parse(json) as readonly Violation[] | { readonly validation?: readonly Violation[] };
    return 'validation' in parsed ? (parsed.validation ?? []) : Array.isArray(parsed) ? parsed : [];
  } catch {
    // Cut to the length of a header: what is left names its places.
    return [...json.matchAll(/"location":(\[[^\]]*\])/g)].map(([, found = '[]']) => ({ location: JSON.parse(found) }));
  }
}
