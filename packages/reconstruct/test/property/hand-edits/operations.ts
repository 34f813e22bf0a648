import { isDict } from '../../../src/read/guards.ts';
import {
  type Dict,
  type Editor,
  edit,
  itemOf,
  moveFile,
  operationsOf,
  pickFrom,
  rootOf,
  schemasOf,
  set,
} from './spec-view.ts';

export const describeOperation: Editor = (spec, pick, mark) => {
  const operation = pickFrom(operationsOf(spec), pick);
  return operation && set(spec, operation.file, [...operation.path, 'description'], `${mark}.`, mark);
};

export const drop: Editor = (spec, pick) => {
  const operation = pickFrom(operationsOf(spec), pick);
  if (operation === undefined) {
    return undefined;
  }
  const { file, path, url, method } = operation;
  edit(spec, file, { action: 'remove', path });
  return {
    what: `no ${method} ${url}`,
    holds: (after) => !operationsOf(after).some((own) => own.url === url && own.method === method),
  };
};

export const dropResponse: Editor = (spec, pick) => {
  const operation = pickFrom(
    operationsOf(spec).filter(({ value }) => Object.keys((value.responses ?? {}) as Dict).length > 1),
    pick,
  );
  const status = pickFrom(Object.keys((operation?.value.responses ?? {}) as Dict), pick);
  if (operation === undefined || status === undefined) {
    return undefined;
  }
  const { file, path, url, method } = operation;
  edit(spec, file, { action: 'remove', path: [...path, 'responses', status] });
  return {
    what: `no ${status} of ${method} ${url}`,
    holds: (after) =>
      operationsOf(after).every(
        (own) => own.url !== url || own.method !== method || !((own.value.responses as Dict)[status] as unknown),
      ),
  };
};

export const dropParameter: Editor = (spec, pick) => {
  const spots = operationsOf(spec).flatMap((operation) =>
    ((operation.value.parameters ?? []) as Dict[]).flatMap((parameter, index) =>
      parameter.in === 'query' || parameter.in === 'header' ? [{ operation, parameter, index }] : [],
    ),
  );
  const spot = pickFrom(spots, pick);
  if (spot === undefined) {
    return undefined;
  }
  const { file, path, url, method } = spot.operation;
  edit(spec, file, { action: 'remove', path: [...path, 'parameters', String(spot.index)] });
  return {
    what: `no ${spot.parameter.name} of ${method} ${url}`,
    holds: (after) =>
      operationsOf(after).every(
        (own) =>
          own.url !== url ||
          own.method !== method ||
          !((own.value.parameters ?? []) as Dict[]).some(({ name }) => name === spot.parameter.name),
      ),
  };
};

export const newId: Editor = (spec, pick, mark) => {
  const operation = pickFrom(operationsOf(spec), pick);
  return operation && set(spec, operation.file, [...operation.path, 'operationId'], `${mark}Id`, `${mark}Id`);
};

export const ownOperation: Editor = (spec, _pick, mark) => {
  const value = { get: { operationId: mark, responses: { 200: { description: 'Ok.' } } } };
  return set(spec, rootOf(spec), ['paths', `/${mark}`], value, mark);
};

export const ownStatus: Editor = (spec, pick, mark) => {
  const operation = pickFrom(operationsOf(spec), pick);
  return operation && set(spec, operation.file, [...operation.path, 'responses', '418'], { description: mark }, mark);
};

export const secure: Editor = (spec, pick) => {
  const operation = pickFrom(operationsOf(spec), pick);
  if (operation === undefined) {
    return undefined;
  }
  const scheme = { type: 'openIdConnect', openIdConnectUrl: 'https://example.com/hand' };
  edit(spec, rootOf(spec), { action: 'set', path: ['components', 'securitySchemes', 'hand'], value: scheme });
  return set(spec, operation.file, [...operation.path, 'security'], [{ hand: [] }], 'openIdConnect');
};

/** A path parameter gets another name, in the path and where it is described. */
export const renameVariable: Editor = (spec, pick, mark) => {
  const root = rootOf(spec);
  const urls = Object.keys((spec.data(root).paths ?? {}) as Dict).filter((url) => url.includes('{'));
  const url = pickFrom(urls, pick);
  const name = /\{(\w+)\}/.exec(url ?? '')?.[1];
  const shared = operationsOf(spec).some(
    (own) => own.url === url && ((own.value.parameters ?? []) as Dict[]).some((parameter) => parameter.$ref),
  );
  if (url === undefined || name === undefined || shared || itemOf(spec, url)?.parameters) {
    return undefined;
  }
  for (const { file, path, value } of operationsOf(spec).filter((own) => own.url === url)) {
    for (const [index, parameter] of ((value.parameters ?? []) as Dict[]).entries()) {
      if (parameter.in === 'path' && parameter.name === name) {
        edit(spec, file, { action: 'set', path: [...path, 'parameters', String(index), 'name'], value: mark });
      }
    }
  }
  const to = url.replace(`{${name}}`, `{${mark}}`);
  spec.write(
    root,
    spec.read(root).replace(new RegExp(`^(\\s*['"]?)${url.replace(/[{}]/g, '\\$&')}(?=['"]?:)`, 'm'), `$1${to}`),
  );
  return {
    what: `${url} is ${to}`,
    holds: (after) =>
      Object.keys(after.data(root).paths as Dict)
        .filter((own) => own === to || own === url)
        .join() === to,
  };
};

export const moveOperation: Editor = (spec, pick, mark) => {
  const operation = pickFrom(operationsOf(spec), pick);
  if (operation === undefined || !operation.file.includes('/')) {
    return undefined;
  }
  const to = `${mark}.yaml`;
  moveFile(spec, operation.file, to);
  return { what: `${operation.url} is in ${to}`, holds: (after) => after.has(to) && !after.has(operation.file) };
};

/** A schema of its own becomes part of the place that refers to it. */
export const inline: Editor = (spec, pick, mark) => {
  const spots = operationsOf(spec).flatMap((operation) =>
    Object.entries((operation.value.responses ?? {}) as Record<string, Dict>).flatMap(([status, response]) => {
      const media = isDict(response.content) ? response.content['application/json'] : undefined;
      const reference = isDict(media) && isDict(media.schema) ? media.schema.$ref : undefined;
      const name = /([^/]+?)(?:\.yaml)?$/.exec(String(reference))?.[1];
      const schema = schemasOf(spec).find((own) => own.name === name);
      return reference !== undefined && schema && !JSON.stringify(schema.value).includes('$ref')
        ? [{ operation, status, schema }]
        : [];
    }),
  );
  const spot = pickFrom(spots, pick);
  if (spot === undefined) {
    return undefined;
  }
  const { file, path } = spot.operation;
  const at = [...path, 'responses', spot.status, 'content', 'application/json', 'schema'];
  return set(spec, file, at, { title: mark, ...spot.schema.value }, mark);
};

export const retag: Editor = (spec, pick, mark) => {
  const operation = pickFrom(operationsOf(spec), pick);
  return operation && set(spec, operation.file, [...operation.path, 'tags'], [mark], mark);
};

/** What one operation takes is said of its whole path. */
export const liftParameters: Editor = (spec, pick) => {
  const all = operationsOf(spec);
  const alone = all.filter(({ url, value }) => value.parameters && all.filter((own) => own.url === url).length === 1);
  const operation = pickFrom(alone, pick);
  if (operation === undefined) {
    return undefined;
  }
  const { file, path, url, value } = operation;
  edit(
    spec,
    file,
    { action: 'remove', path: [...path, 'parameters'] },
    { action: 'set', path: [...path.slice(0, -1), 'parameters'], value: value.parameters },
  );
  return {
    what: `parameters of ${url} at the path`,
    holds: (after) => {
      const nameOf = (parameter: Dict): string => String(parameter.$ref ?? parameter.name);
      const lifted = ((itemOf(after, url)?.parameters ?? []) as Dict[]).map(nameOf);
      return (value.parameters as Dict[]).every((parameter) => lifted.includes(nameOf(parameter)));
    },
  };
};

/** A response gets a name, under which others could refer to it. */
export const nameResponse: Editor = (spec, pick, mark) => {
  const operation = pickFrom(
    operationsOf(spec).filter(({ file }) => file === rootOf(spec)),
    pick,
  );
  const [status, response] =
    pickFrom(
      Object.entries((operation?.value.responses ?? {}) as Record<string, Dict>).filter(([, own]) => !own.$ref),
      pick,
    ) ?? [];
  if (operation === undefined || status === undefined) {
    return undefined;
  }
  const { file, path } = operation;
  edit(spec, file, { action: 'set', path: ['components', 'responses', mark], value: response });
  return set(spec, file, [...path, 'responses', status], { $ref: `#/components/responses/${mark}` }, mark);
};
