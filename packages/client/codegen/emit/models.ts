import type { Model } from '../types/library.ts';
import { HEADER } from './text.ts';

/** `models.ts`: every schema under its own name. */
export function emitModels(models: readonly Model[]): string {
  return `${HEADER}\n${models.map(({ text }) => text).join('\n\n')}\n`;
}
