import type { Rule } from './support/types.ts';

const PASCAL_CASE = /^[A-Z][A-Za-z0-9]*$/;
const SNAKE_CASE = /^[a-z][a-z0-9_]*$/;
const GENERATED = /^Inline(Response|Object|Schema|Body)/;
const PASCAL_TYPES: ReadonlySet<string> = new Set(['Schema', 'Parameter', 'Header', 'RequestBody', 'Response', 'Link']);

/** `shared/schemas/Uuid.yaml` → `Uuid`; `id.yaml#/IdFilter` → `IdFilter`. */
function componentName(ref: string): string {
  const [file = '', pointer = ''] = ref.split('#');
  const last = (pointer.replace(/^\/$/, '') || file).split('/').at(-1) ?? '';
  return last.replace(/\.ya?ml$/, '');
}

/** Names of files become names of types and examples: PascalCase and snake_case, chosen by people. */
export const componentNames: Rule = () => ({
  ref(node, { report, location, type }) {
    const name = componentName(node.$ref);
    const place = location.child('$ref');
    if (PASCAL_TYPES.has(type.name) && !PASCAL_CASE.test(name)) {
      report({
        message: `"${name}" is not in PascalCase. Rename the file or key: it becomes a type.`,
        location: place,
      });
    } else if (GENERATED.test(name)) {
      report({ message: `"${name}" is a generator's name. Name the concept instead.`, location: place });
    } else if (type.name === 'Example' && !SNAKE_CASE.test(name)) {
      report({ message: `"${name}" is not in snake_case. Rename the example file.`, location: place });
    }
  },
});
