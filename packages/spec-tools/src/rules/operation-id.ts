import type { Rule } from './support/types.ts';

const FORM = /^([a-z][A-Za-z0-9]*)_([a-z][A-Za-z0-9]*)$/;
const FOLDER = /\/resources\/([a-z0-9-]+)\/paths\//;

function camelCase(kebab: string): string {
  return kebab.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `operationId` is `<resource>_<verb>` in camelCase: the client's `belvo.<resource>.<verb>()` is made from it. */
export const operationId: Rule = () => ({
  Operation(operation, { report, location }) {
    const id = operation.operationId;
    if (id === undefined) {
      return; // the built-in rule operation-operationId asks for one
    }
    const place = location.child('operationId');
    const resource = FORM.exec(id)?.[1];
    if (resource === undefined) {
      report({
        message: `operationId "${id}" is not of the form resource_verb, both in camelCase, such as "links_update".`,
        location: place,
      });
      return;
    }
    const folder = FOLDER.exec(location.source.absoluteRef)?.[1];
    if (folder !== undefined && camelCase(folder) !== resource) {
      report({
        message: `operationId "${id}" lies in the folder "${folder}". Begin it with "${camelCase(folder)}_".`,
        location: place,
      });
    }
  },
});
