import type { OpenApiDocument } from './document.ts';

export function writeFolder(_document: OpenApiDocument, _folder: string): void {}
