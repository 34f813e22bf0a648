import { dirname } from 'node:path/posix';
import { parse, stringify } from 'yaml';
import { isDict } from '../../../src/read/guards.ts';
import { type Dict, type Editor, edit, moveFile, objectsOf, pickFrom, schemasOf, set } from './spec-view.ts';

export const describe: Editor = (spec, pick, mark) => {
  const schema = pickFrom(objectsOf(spec), pick);
  return schema && set(spec, schema.file, [...schema.path, 'description'], `${mark}.`, mark);
};

export const describeField: Editor = (spec, pick, mark) => {
  const schema = pickFrom(objectsOf(spec), pick);
  const [key] = pickFrom(
    Object.entries((schema?.value.properties ?? {}) as Dict).filter(
      ([, own]) => isDict(own) && !own.$ref && !own.anyOf,
    ),
    pick,
  ) ?? [undefined];
  return schema && key !== undefined
    ? set(spec, schema.file, [...schema.path, 'properties', key, 'description'], `${mark}: with a colon.`, mark)
    : undefined;
};

export const field: Editor = (spec, pick, mark) => {
  const schema = pickFrom(objectsOf(spec), pick);
  return schema && set(spec, schema.file, [...schema.path, 'properties', mark], { type: 'string' }, mark);
};

export const retype: Editor = (spec, pick) => {
  const schema = pickFrom(objectsOf(spec), pick);
  const scalars = Object.entries((schema?.value.properties ?? {}) as Dict).filter(
    ([, own]) => isDict(own) && typeof own.type === 'string' && own.items === undefined,
  );
  const [key] = pickFrom(scalars, pick) ?? [];
  return schema && key !== undefined
    ? set(spec, schema.file, [...schema.path, 'properties', key], { type: 'string', pattern: '^hand' }, '^hand')
    : undefined;
};

export const unfield: Editor = (spec, pick) => {
  const schema = pickFrom(objectsOf(spec), pick);
  const keys = Object.keys((schema?.value.properties ?? {}) as Dict);
  const key = pickFrom(keys, pick);
  const required = Array.isArray(schema?.value.required) && schema.value.required.includes(key);
  if (schema === undefined || key === undefined || required || keys.length < 2) {
    return undefined;
  }
  const { file, path } = schema;
  edit(spec, file, { action: 'remove', path: [...path, 'properties', key] });
  return {
    what: `no ${key} in ${path.at(-1) ?? file}`,
    holds: (after) => {
      const at = schemasOf(after).find((own) => own.file === file && own.path.at(-1) === path.at(-1));
      return at === undefined || !isDict(at.value.properties) || !(key in at.value.properties);
    },
  };
};

export const requireField: Editor = (spec, pick) => {
  const schema = pickFrom(objectsOf(spec), pick);
  const key = pickFrom(Object.keys((schema?.value.properties ?? {}) as Dict), pick);
  if (schema === undefined || key === undefined || schema.value.required !== undefined) {
    return undefined;
  }
  const { file, path, name } = schema;
  edit(spec, file, { action: 'set', path: [...path, 'required'], value: [key] });
  return {
    what: `${key} required in ${name}`,
    holds: (after) =>
      schemasOf(after).some((own) => own.name === name && (own.value.required as string[] | undefined)?.includes(key)),
  };
};

export const rename: Editor = (spec, pick, mark) => {
  const schema = pickFrom(objectsOf(spec), pick);
  if (schema === undefined) {
    return undefined;
  }
  const { file, path, name, value } = schema;
  const to = mark.replace('h', 'H');
  if (path.length === 0) {
    moveFile(spec, file, `${dirname(file)}/${to}.yaml`);
  } else {
    const key = new RegExp(`^( {4}|\\s+")${name}("?):`, 'm');
    const references = new RegExp(`#/components/schemas/${name}(?=['"\\s])`, 'g');
    spec.write(file, spec.read(file).replace(key, `$1${to}$2:`).replace(references, `#/components/schemas/${to}`));
  }
  const keys = (schema: Dict): string =>
    JSON.stringify([Object.keys((schema.properties ?? {}) as object), schema.required]);
  return {
    what: `schema ${name} is ${to}`,
    // The old name may come back for another schema, and not for this one.
    holds: (after) =>
      schemasOf(after).some((own) => own.name === to) &&
      !schemasOf(after).some((own) => own.name === name && keys(own.value) === keys(value)),
  };
};

export const moveSchema: Editor = (spec, pick, mark) => {
  const schema = pickFrom(
    objectsOf(spec).filter(({ path }) => path.length === 0),
    pick,
  );
  if (schema === undefined) {
    return undefined;
  }
  const to = `${mark}/schemas/${schema.name}.yaml`;
  moveFile(spec, schema.file, to);
  return { what: `${schema.file} is ${to}`, holds: (after) => after.has(to) && !after.has(schema.file) };
};

export const reorder: Editor = (spec, pick) => {
  const schema = pickFrom(objectsOf(spec), pick);
  if (schema === undefined || schema.path.length > 0) {
    return undefined;
  }
  const { file } = schema;
  const data = parse(spec.read(file)) as Dict;
  const keys = Object.keys(data.properties as object).reverse();
  data.properties = Object.fromEntries(keys.map((key) => [key, (data.properties as Dict)[key]]));
  spec.write(file, stringify(data));
  return {
    what: `order in ${file}`,
    holds: (after) => {
      if (!after.has(file)) {
        return false;
      }
      const now = Object.keys((parse(after.read(file)) as { properties: object }).properties).filter((key) =>
        keys.includes(key),
      );
      return JSON.stringify(now) === JSON.stringify(keys.filter((key) => now.includes(key)));
    },
  };
};
