import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { OpenApiDocument } from '@belvo-openapi/spec';
import { parse as parseYaml } from 'yaml';
import { MockStartError } from '../start-error.ts';

const bundle = fileURLToPath(import.meta.resolve('@belvo-openapi/spec/openapi.json'));

/** Parsed documents by path, so that a second mock of the same file starts at once. */
const known = new Map<string, { readonly stamp: string; readonly document: OpenApiDocument }>();

/**
 * Finds the OpenAPI document to serve.
 *
 * @param spec The document itself, or the path or `file:` URL of its JSON or YAML. Default: the bundle of this repository.
 * @returns For a file that has not changed, the same object as before. Not to be changed.
 * @throws MockStartError when the file is missing, is no OpenAPI document, or has parts in other files.
 */
export async function loadDocument(spec: OpenApiDocument | string | URL = bundle): Promise<OpenApiDocument> {
  if (typeof spec === 'object' && !(spec instanceof URL)) {
    return checked(spec, 'The given document');
  }
  const path = spec instanceof URL || spec.startsWith('file:') ? fileURLToPath(spec) : spec;
  const { mtimeMs, size } = await stat(path).catch((error: Error) => {
    throw missing(path, error);
  });
  const stamp = `${mtimeMs} ${size}`;
  const before = known.get(path);
  if (before?.stamp === stamp) {
    return before.document;
  }
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw missing(path, error);
  });
  const document = checked(parse(text, path), path);
  known.set(path, { stamp, document });
  return document;
}

function missing(path: string, error: Error): MockStartError {
  const reason =
    path === bundle
      ? `There is no ${path} yet. Build it: pnpm --filter @belvo-openapi/spec build`
      : `Cannot read an OpenAPI document from ${path}: ${error.message}.`;
  return new MockStartError('spec', reason);
}

/** JSON is YAML as well, but read a hundred times faster as JSON. */
function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return parseYaml(text);
    } catch (error) {
      const [reason = ''] = (error as Error).message.split('\n', 1);
      throw new MockStartError('spec', `${path} is neither JSON nor YAML: ${reason}`);
    }
  }
}

function checked(document: unknown, name: string): OpenApiDocument {
  const { openapi } = (document ?? {}) as { openapi?: unknown };
  if (typeof openapi !== 'string' || !/^3\.[01]\./.test(openapi)) {
    const found = JSON.stringify(openapi) ?? 'missing';
    throw new MockStartError('spec', `${name} is not an OpenAPI 3 document: its \`openapi\` is ${found}.`);
  }
  return document as OpenApiDocument;
}
