import { isDeepStrictEqual } from 'node:util';
import { parse, stringify } from 'yaml';
import { type Editor, everything, filesOf, objectsOf, pickFrom } from './spec-view.ts';

/** A comment on a line of its own, anywhere. */
export const comment: Editor = (spec, pick, mark) => {
  const file = pickFrom(
    filesOf(spec).filter((name) => name.endsWith('.yaml')),
    pick,
  );
  if (file === undefined) {
    return undefined;
  }
  const text = spec.read(file);
  const lines = text.split('\n');
  const at = Math.floor(pick / 7) % lines.length;
  const indent = /^[ -]*/.exec(lines[at] ?? '')?.[0].length ?? 0;
  const cr = text.includes('\r\n') ? '\r' : '';
  lines.splice(at, 0, `${' '.repeat(indent)}# ${mark}${cr}`);
  const commented = lines.join('\n');
  if (!isDeepStrictEqual(parse(commented), parse(text))) {
    return undefined;
  }
  spec.write(file, commented);
  return { what: `comment in ${file}`, holds: (after) => everything(after).includes(`# ${mark}`) };
};

export const quote: Editor = (spec, pick) => {
  const spots = filesOf(spec).flatMap((file) =>
    [...spec.read(file).matchAll(/^ *(?:operationId|summary): [A-Za-z ]+$/gm)].map((match) => ({
      file,
      line: match[0],
    })),
  );
  const spot = pickFrom(spots, pick);
  if (spot === undefined) {
    return undefined;
  }
  const quoted = spot.line.replace(/: (.*)$/, ': "$1"');
  spec.edit(spot.file, spot.line, quoted);
  const start = quoted.replace(/".*$/, '"');
  return { what: `quotes of ${spot.line.trim()}`, holds: (after) => everything(after).includes(start) };
};

export const crlf: Editor = (spec, pick) => {
  const file = pickFrom(filesOf(spec), pick);
  if (file === undefined) {
    return undefined;
  }
  spec.write(file, spec.read(file).replace(/\r?\n/g, '\r\n'));
  return { what: `CRLF of ${file}`, holds: (after) => after.has(file) && !/[^\r]\n/.test(after.read(file)) };
};

/** A schema on one line, as some people write short ones. */
export const flow: Editor = (spec, pick) => {
  const schema = pickFrom(
    objectsOf(spec).filter(({ path }) => path.length === 0),
    pick,
  );
  if (schema === undefined) {
    return undefined;
  }
  spec.write(schema.file, stringify(parse(spec.read(schema.file)), { collectionStyle: 'flow', lineWidth: 0 }));
  return {
    what: `${schema.file} on one line`,
    holds: (after) => after.has(schema.file) && after.read(schema.file).startsWith('{'),
  };
};
