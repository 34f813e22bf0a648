import type { Finding } from './finding.ts';
import type { Source } from './read-source.ts';

const OPERATION_ID = /^\s*(?:- )?operationId: +['"]?([A-Za-z0-9_]+)['"]?\s*$/;

/** The operations that the path items describe. */
function describedIds(sources: ReadonlyMap<string, Source>): ReadonlySet<string> {
  const paths = [...sources.values()].filter(({ path }) => /(^|\/)paths\/[^/]+$/.test(path));
  return new Set(
    paths.flatMap(({ original }) => original.split('\n').flatMap((line) => OPERATION_ID.exec(line)?.[1] ?? [])),
  );
}

/** Every step of a workflow calls an operation that exists. (Redocly looks at each workflow by itself.) */
export function checkWorkflows(sources: ReadonlyMap<string, Source>): readonly Finding[] {
  const ids = describedIds(sources);
  const workflows = [...sources.values()].filter(({ path }) => path.endsWith('.arazzo.yaml'));
  return workflows.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const id = OPERATION_ID.exec(line)?.[1];
      return id === undefined || ids.has(id)
        ? []
        : [
            {
              file: path,
              line: index + 1,
              check: 'workflows',
              message: `No operation is called "${id}". Name the one that the step calls.`,
            },
          ];
    }),
  );
}
