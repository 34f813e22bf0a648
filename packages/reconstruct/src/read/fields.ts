import { descriptionText } from './description.ts';
import { asText, isDict } from './guards.ts';
import type { Field } from './model.ts';

/** Reads a list of `{key, value, description, disabled}`; v2.0's header block of text lines too. */
export function readFields(value: unknown): Field[] {
  if (typeof value === 'string') {
    return headerLines(value);
  }
  if (!Array.isArray(value)) {
    return [];
  }
  const fields: Field[] = [];
  for (const entry of value) {
    if (!isDict(entry)) {
      continue;
    }
    // Path variables of older exports carry `id` or `name` in place of `key`.
    const key = asText(entry.key) ?? asText(entry.name) ?? asText(entry.id);
    if (key === undefined || key === '') {
      continue;
    }
    fields.push({
      key,
      value: asText(entry.value) ?? fileName(entry.src),
      description: descriptionText(entry.description),
      disabled: entry.disabled === true || entry.enabled === false,
      type: typeof entry.type === 'string' ? entry.type : undefined,
      ...(typeof entry.contentType === 'string' && { contentType: entry.contentType }),
      ...(Array.isArray(entry.src) && { files: entry.src.filter((file) => typeof file === 'string').map(baseName) }),
    });
  }
  return fields;
}

// The folders that somebody keeps the file in are nobody's business.
function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

function fileName(src: unknown): string | undefined {
  const first: unknown = Array.isArray(src) ? src[0] : src;
  return typeof first === 'string' ? baseName(first) : undefined;
}

function headerLines(text: string): Field[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const at = line.indexOf(':');
    if (at <= 0) {
      return [];
    }
    const key = line.slice(0, at).trim();
    return [{ key, value: line.slice(at + 1).trim(), description: '', disabled: false, type: undefined }];
  });
}

/** Value of a header, names compared without case; disabled ones do not count. */
export function headerValue(fields: readonly Field[], name: string): string | undefined {
  return fields.find((field) => !field.disabled && field.key.toLowerCase() === name)?.value;
}
