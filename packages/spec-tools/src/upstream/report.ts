import { listOperations, type OpenApiDocument, type Operation } from '@belvo-openapi/spec-model';
import { viewSchema } from '../changes/schema-view.ts';
import { compareUpstream, type Difference } from './compare-upstream.ts';
import { type Coverage, covers } from './records.ts';

/** What came of holding the vendor's document against ours and our decision records. */
export interface UpstreamReport {
  /** Differences that nobody decided on. */
  readonly uncovered: readonly Difference[];
  /** How many differences decision records name. */
  readonly covered: number;
  /** Entries of decision records whose deviation from the vendor's document is gone. */
  readonly stale: readonly Coverage[];
}

/** Phrases that name one attribute, or a status: what they say can be seen in today's documents alone. */
const EXACT =
  /^(response \S+|(request|response 2\S+) (body|query|header) \S+ (nullable|type|enum|deprecated)|request body \S+ required)$/;

/**
 * Compares the vendor's document with ours and leaves out what decision records cover.
 *
 * A record is stale when its deviation is gone. Against one document that can only be told of single attributes and
 * statuses; with an older document of the vendor it is told of every record that covered a difference then.
 *
 * @param ours The bundle of the specification.
 * @param theirs The vendor's document.
 * @param older An older document of the vendor, such as the one that the specification was written from.
 */
export function reportUpstream(
  ours: OpenApiDocument,
  theirs: OpenApiDocument,
  coverages: readonly Coverage[],
  older?: OpenApiDocument,
): UpstreamReport {
  const differences = compareUpstream(ours, theirs);
  const before = older && compareUpstream(ours, older);
  // Alternatives are compared as far as they can be told apart: what one of them lacks is not seen for certain.
  const hasOneForm = ({ requestBody }: Operation, doc: OpenApiDocument) =>
    viewSchema(doc, requestBody?.content[0]?.schema ?? {}).alternatives === undefined;
  const sure = [ours, theirs].map(
    (doc) =>
      new Set(
        listOperations(doc)
          .filter((operation) => hasOneForm(operation, doc))
          .map(({ method, path }) => bareRequest(`${method} ${path}`)),
      ),
  );
  const uncovered = differences.filter((difference) => !coverages.some((each) => covers(each, difference)));
  const wasThere = (each: Coverage): boolean =>
    before
      ? before.some((difference) => covers(each, difference))
      : EXACT.test(each.what) && sure.every((known) => known.has(bareRequest(each.operation ?? '')));
  const stale = coverages.filter(
    (each) => wasThere(each) && !differences.some((difference) => covers(each, difference)),
  );
  return { uncovered, covered: differences.length - uncovered.length, stale };
}

const bareRequest = (request: string): string => request.toLowerCase().replaceAll(/\{[^}]+\}/g, '{}');

/** One line of the report: the same difference in several operations is one. */
interface Line {
  readonly difference: Difference;
  readonly operations: string[];
}

/** Finds the file of the specification that holds a component, or the path item of a path. */
export interface SpecFiles {
  component(name: string): string | undefined;
  path(path: string): string | undefined;
}

function fileOf(files: SpecFiles, { component, path }: Difference): string {
  const file = (component && files.component(component)) ?? (path && files.path(path));
  return file ?? 'spec/openapi.yaml, with a new file under spec/resources/';
}

/** A phrase without what stands around the field: `response 200 body results[].id enum` → `id enum`. */
function tailOf(what: string): string {
  const { field, attribute = '' } =
    /^(?:request|response \S+) body (?<field>\S+)(?<attribute>( \w+)?)$/.exec(what)?.groups ?? {};
  return field === undefined ? what : `${field.split('.').at(-1)}${attribute}`;
}

/** The report as text, grouped by resource: each difference once, with its weight, the file to edit and its operations. */
export function formatUpstream({ uncovered, covered, stale }: UpstreamReport, files: SpecFiles): string {
  const groups = new Map<string, Map<string, Line>>();
  for (const difference of uncovered) {
    const { resource, operation, what, message, component, weight } = difference;
    const lines = groups.get(resource) ?? new Map<string, Line>();
    const place = component === undefined ? `${operation} ${what}` : `${component} ${tailOf(what)}`;
    const key = `${weight} ${place} ${message}`;
    const line = lines.get(key) ?? { difference, operations: [] };
    line.operations.push(`${operation} › ${what}`);
    groups.set(resource, lines.set(key, line));
  }
  const text: string[] = [];
  for (const [resource, lines] of [...groups].toSorted(([a], [b]) => a.localeCompare(b))) {
    text.push(resource);
    for (const { difference, operations } of lines.values()) {
      const more = operations.length > 1 ? ` (and ${operations.length - 1} more)` : '';
      text.push(
        `  ${difference.weight.padEnd(5)} ${operations[0]}${more}`,
        `        ${difference.message}`,
        `        ${fileOf(files, difference)}`,
      );
    }
    text.push('');
  }
  for (const { record, operation, schema, what } of stale) {
    text.push(`stale  spec/decisions/${record}: ${operation ?? schema} › ${what} is no difference any more`);
  }
  const advice =
    uncovered.length > 0
      ? ['Follow the vendor in the files named, or name the difference in a record under spec/decisions/.']
      : [];
  const obsolete = stale.length > 0 ? ['Remove the stale entries from `covers` of their records.'] : [];
  const sum = `upstream: ${uncovered.length} differences uncovered, ${covered} covered by decision records, ${stale.length} stale`;
  return [...text, ...advice, ...obsolete, sum].join('\n');
}
