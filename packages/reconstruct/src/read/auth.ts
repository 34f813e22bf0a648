import { asText, type Dict, isDict, own } from './guards.ts';
import type { Auth } from './model.ts';

/**
 * Reads an `auth` object of v2.1 (`{type, basic: [{key, value}]}`) or v2.0 (`{type, basic: {username}}`).
 * Only the parameters' names and settings are kept for inference; a caller never writes their values out.
 */
export function readAuth(value: unknown): Auth | undefined {
  if (!isDict(value)) {
    return undefined;
  }
  const type = typeof value.type === 'string' ? value.type.toLowerCase() : undefined;
  if (!type || type === 'inherit') {
    return undefined;
  }
  return { type, params: readParams(own(value, value.type as string)) };
}

function readParams(value: unknown): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  if (Array.isArray(value)) {
    for (const entry of value) {
      if (isDict(entry) && typeof entry.key === 'string') {
        params.set(entry.key, textOf(entry.value));
      }
    }
  } else if (isDict(value)) {
    for (const [key, entry] of Object.entries(value as Dict)) {
      params.set(key, textOf(entry));
    }
  }
  return params;
}

function textOf(value: unknown): string {
  return asText(value) ?? (value === null || value === undefined ? '' : safeJson(value));
}

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}
