import type { Finding } from './finding.ts';

/** What says the same as another check about the same line, with less of a remedy. */
const SAME_LINE: Readonly<Record<string, readonly string[]>> = {
  'belvo/descriptions': ['struct'],
  'belvo/nullable': ['struct'],
  'belvo/path-item-file': ['struct', 'belvo/trailing-slash'],
};

const EXAMPLES = /^no-invalid-.*-examples$/;
const PARAMETERS = 'path-parameters-defined';

/** Findings of one line that another finding of that line says better. */
function sameLine(findings: readonly Finding[]): (finding: Finding) => boolean {
  const at = (check: string, { file, line }: Finding) => `${check} ${file}:${line}`;
  const echoes = new Set(
    findings.flatMap((finding) => (SAME_LINE[finding.check] ?? []).map((check) => at(check, finding))),
  );
  return (finding) => echoes.has(at(finding.check, finding));
}

/**
 * Findings about examples that repeat another one: a value that fits no alternative is told once for each of them, and a
 * schema that cannot be understood once for each example that it was to judge.
 */
function repeatedExamples(findings: readonly Finding[]): (finding: Finding) => boolean {
  const about = findings.filter(({ check }) => EXAMPLES.test(check));
  const isUnjudged = ({ message }: Finding) => message.startsWith('Example validation errored');
  const lostNames = findings.flatMap(({ check, message }) =>
    check === 'no-required-schema-properties-undefined' ? (/'([^']+)'/.exec(message)?.[1] ?? []) : [],
  );
  const hasAlternatives = new Set(
    about.filter(({ message }) => /: must match .*schema in (any|one)Of/.test(message)).map(({ file }) => file),
  );
  // An example cannot have a field that is required by a name which no field has.
  const isLost = ({ message }: Finding) => lostNames.some((name) => message.includes(`required property '${name}'`));
  const hopeless = new Set(about.filter(isLost).map(({ file }) => file));
  const told = new Set<string>();
  const repeated = new Set(
    about.filter((finding) => {
      const { file, line } = finding;
      const place = hasAlternatives.has(file) ? file : `${file}:${line}`;
      const isAgain = isUnjudged(finding) ? findings.some((other) => !isUnjudged(other)) : told.has(place);
      told.add(place);
      return isAgain || hopeless.has(file);
    }),
  );
  return (finding) => repeated.has(finding);
}

/** Findings about the parameters of a path beyond the first, and those that follow from a parameter in the wrong place. */
function repeatedParameters(findings: readonly Finding[]): (finding: Finding) => boolean {
  const about = findings.filter(({ check }) => check === PARAMETERS);
  const misplaced = findings.flatMap(({ check, message }) =>
    check === 'belvo/no-cookie-parameters' ? (/"([^"]+)"/.exec(message)?.[1] ?? []) : [],
  );
  const missing = about.filter(({ message }) => message.includes('does not define'));
  const first = new Set([...new Map(missing.toReversed().map((finding) => [finding.message, finding])).values()]);
  return (finding) =>
    finding.check === PARAMETERS &&
    (misplaced.some((name) => finding.message.includes(`{${name}}`)) ||
      (missing.includes(finding) ? !first.has(finding) : missing.length > 0));
}

/** Leaves out what only follows from another finding, or says it again: each mistake is told once. */
export function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  const isEcho = [sameLine, repeatedExamples, repeatedParameters].map((find) => find(findings));
  return findings.filter((finding) => !isEcho.some((is) => is(finding)));
}
