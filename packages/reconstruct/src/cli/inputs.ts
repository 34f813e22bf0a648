import { isJsonText, UnreadableCollectionError } from '../read/formats.ts';
import { asText, type Dict, isDict } from '../read/guards.ts';
import { identifyText } from '../read/identify.ts';
import type { V3Folder, V3Request } from '../read/postman-v3.ts';
import { readInput, userPath } from './files.ts';

// Not imported, for the reason given there.
const { readFileSync, readdirSync, statSync } = process.getBuiltinModule('node:fs');
const { basename, join } = process.getBuiltinModule('node:path');

type Parse = (text: string) => unknown;

/** What a file, a folder of Postman's v3 format, or standard input holds: JSON as text, anything else parsed. */
export async function loadInput(path: string): Promise<unknown> {
  if (path !== '-' && statSync(userPath(path)).isDirectory()) {
    const { fromV3 } = await import('../read/postman-v3.ts');
    const folder = readFolder(findRoot(userPath(path)), await yamlParser());
    if (folder.requests.length === 0 && folder.folders.length === 0 && Object.keys(folder.definition).length === 0) {
      throw new UnreadableCollectionError(
        "The folder holds no collection of Postman's v3 format (*.request.yaml). Give the file of the collection.",
      );
    }
    return fromV3(folder);
  }
  const text = readInput(path);
  return isJsonText(text) ? text : parseYaml(text, await yamlParser());
}

async function yamlParser(): Promise<Parse> {
  const { parse } = await import('yaml');
  return parse;
}

function parseYaml(text: string, parse: Parse): unknown {
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null) {
    throw new UnreadableCollectionError(identifyText(text));
  }
  return value;
}

const REQUEST = /\.request\.ya?ml$/;
const RESOURCES = '.resources';

// People give the folder that holds the collections when there is one in it.
function findRoot(path: string): string {
  const inside = ['postman/collections', 'collections'].map((name) => join(path, name)).find(isFolder) ?? path;
  const holdsRequests = readdirSync(inside).some((name) => REQUEST.test(name) || name === RESOURCES);
  const [only, second] = holdsRequests ? [] : foldersIn(inside);
  if (second !== undefined) {
    return inside;
  }
  return only === undefined ? inside : join(inside, only);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function foldersIn(path: string): string[] {
  return readdirSync(path)
    .filter((name) => !name.startsWith('.') && !name.endsWith('.resources') && isFolder(join(path, name)))
    .sort();
}

function readFolder(path: string, parse: Parse): V3Folder {
  const names = readdirSync(path).sort();
  const requests = names.filter((name) => REQUEST.test(name)).map((name) => readRequest(path, name, parse));
  const folders = foldersIn(path)
    .map((name) => readFolder(join(path, name), parse))
    .filter((folder) => folder.requests.length > 0 || folder.folders.length > 0);
  if (requests.length === 0 && folders.length === 0 && !names.includes(RESOURCES)) {
    return { name: basename(path), definition: {}, requests, folders };
  }
  const definition = [join(path, RESOURCES, 'definition.yaml'), join(path, 'definition.yaml')].find(isFile);
  return { name: basename(path), definition: definition ? readYaml(definition, parse) : {}, requests, folders };
}

function readRequest(folder: string, file: string, parse: Parse): V3Request {
  const name = file.replace(REQUEST, '');
  const places = [
    join(folder, RESOURCES, `${name}.resources`, 'examples'),
    join(folder, `${name}.resources`, 'examples'),
  ];
  const examples = places.filter(isFolder).flatMap((place) =>
    readdirSync(place)
      .filter((entry) => /\.example\.ya?ml$/.test(entry))
      .sort()
      .map((entry) => ({ name: entry.replace(/\.example\.ya?ml$/, ''), example: readYaml(join(place, entry), parse) })),
  );
  return { name, request: readYaml(join(folder, file), parse), examples };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function readYaml(file: string, parse: Parse): Dict {
  let value: unknown;
  try {
    value = parse(readFileSync(file).toString('utf8'));
  } catch (error) {
    throw new UnreadableCollectionError(
      `${basename(file)} is not YAML: ${(asText((error as Error).message) ?? '').split('\n')[0]}`,
    );
  }
  return isDict(value) ? value : {};
}
