import type { ErrorObject } from 'ajv/dist/2020.js';

/**
 * How far a branch is from a value by each broken keyword; 1 for the others, such as a field that is missing. A value of
 * another shape, and even more a wrong constant, tells that another branch was meant.
 */
const weights: Readonly<Record<string, number>> = {
  additionalProperties: 2,
  const: 4,
  enum: 3,
  format: 2,
  maxLength: 2,
  minLength: 2,
  pattern: 2,
  type: 2,
};

/**
 * Of the errors of alternatives (`anyOf`, `oneOf`), those of the branch that is nearest to the value: a caller who meant one
 * of three shapes is told what is wrong with that one, and not that it is neither of the others.
 *
 * @param errors All errors of a schema without references, so that their schema paths tell the branch.
 */
export function nearestErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = errors
    .filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
    .sort((a, b) => a.schemaPath.length - b.schemaPath.length || a.instancePath.length - b.instancePath.length);
  let left = errors;
  for (const choice of choices) {
    const branches = branchesOf(choice, left);
    if (branches.size === 0) {
      continue;
    }
    const nearest = nearestBranch([...branches.values()]);
    const dropped = new Set([choice, ...[...branches.values()].flat()]);
    left = [...left.filter((error) => !dropped.has(error)), ...nearest];
  }
  // These say only that the rest of a failed alternative was not looked at: no mistake of the caller.
  const own = left.filter(({ keyword }) => !['unevaluatedProperties', 'if'].includes(keyword));
  return own.length > 0 ? own : left;
}

/** The errors below a choice, by the number of their branch. */
function branchesOf(choice: ErrorObject, errors: readonly ErrorObject[]): ReadonlyMap<string, ErrorObject[]> {
  const branches = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    const inside =
      error !== choice &&
      error.schemaPath.startsWith(`${choice.schemaPath}/`) &&
      (error.instancePath === choice.instancePath || error.instancePath.startsWith(`${choice.instancePath}/`));
    if (inside) {
      const [branch = ''] = error.schemaPath.slice(choice.schemaPath.length + 1).split('/', 1);
      const found = branches.get(branch);
      if (found === undefined) {
        branches.set(branch, [error]);
      } else {
        found.push(error);
      }
    }
  }
  return branches;
}

/** The branch with the least to correct; where one of several fields would do, all that ask for a single one. */
function nearestBranch(branches: readonly (readonly ErrorObject[])[]): readonly ErrorObject[] {
  const ranked = branches.map((errors) => ({ errors, far: distance(errors) })).sort((a, b) => a.far - b.far);
  const asked = ranked.filter(({ errors }) => errors.length === 1 && errors[0]?.keyword === 'required');
  return (ranked[0]?.far === 1 && asked.length > 1 ? asked : ranked.slice(0, 1)).flatMap(({ errors }) => errors);
}

function distance(errors: readonly ErrorObject[]): number {
  const worst = new Map<string, number>();
  for (const { instancePath, keyword, params } of errors) {
    const place = `${instancePath}/${params.missingProperty ?? params.additionalProperty ?? ''}`;
    worst.set(place, Math.max(worst.get(place) ?? 0, weights[keyword] ?? 1));
  }
  return [...worst.values()].reduce((sum, weight) => sum + weight, 0);
}
