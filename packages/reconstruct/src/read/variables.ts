/** A Postman variable in a text, `{{name}}`; only for `replace` and its like, which begin at the start. */
export const VARIABLE = /\{\{([^{}]*)\}\}/g;
/** Variables may hold variables; a circle of them has to end. */
const ROUNDS = 5;

/** A text with the collection's variables filled in; those nobody gave a value stay as they are. */
export function fillIn(text: string, variables: ReadonlyMap<string, string>): string {
  let filled = text;
  for (let round = 0; round < ROUNDS && filled.includes('{{'); round += 1) {
    filled = filled.replace(VARIABLE, (all, name: string) => variables.get(name.trim()) || all);
  }
  return filled;
}
