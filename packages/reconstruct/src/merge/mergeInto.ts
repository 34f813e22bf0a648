import type { OpenApiDocument } from '../write/document.ts';

export interface Change {
  readonly action: 'add' | 'extend';
  readonly file: string;
  readonly what: string;
}

export function mergeInto(_document: OpenApiDocument, _folder: string): Change[] {
  return [];
}
