import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadBundle, type OpenApiDocument } from '@belvo-openapi/spec';
import { MockStartError } from '../server/start-error.ts';

/**
 * Finds the OpenAPI document to serve.
 *
 * @param spec The document itself, or the path or `file:` URL of its JSON. Default: the bundle of this repository.
 * @throws MockStartError when the file is missing or is not an OpenAPI document in JSON.
 */
export async function loadDocument(spec?: OpenApiDocument | string | URL): Promise<OpenApiDocument> {
  if (spec === undefined) {
    return bundle();
  }
  if (typeof spec === 'object' && !(spec instanceof URL)) {
    return checked(spec, 'The given document');
  }
  const path = spec instanceof URL || spec.startsWith('file:') ? fileURLToPath(spec) : spec;
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new MockStartError('spec', `Cannot read an OpenAPI document from ${path}: ${error.message}.`);
  });
  return checked(parse(text, path), path);
}

function bundle(): OpenApiDocument {
  try {
    return loadBundle();
  } catch (error) {
    throw new MockStartError('spec', (error as Error).message);
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MockStartError('spec', `${path} is not JSON. Bundle the document as one JSON file first.`);
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
