import { parse } from 'yaml';
import type { OpenApiDocument } from '../document.ts';

/** A small document from YAML, with the root fields that every document has. */
export function documentFrom(yaml: string): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: { title: 'Fixture', version: '0.1.0' },
    ...(parse(yaml) as object),
  };
}
