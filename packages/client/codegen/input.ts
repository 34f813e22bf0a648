import { readFileSync } from 'node:fs';
import { loadBundle, type OpenApiDocument } from '@belvo-openapi/spec';

/** The bundle to generate from: that of the workspace, or the file that `BELVO_OPENAPI_BUNDLE` names. */
export function readBundle(): OpenApiDocument {
  const file = process.env.BELVO_OPENAPI_BUNDLE;
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument) : loadBundle();
}
