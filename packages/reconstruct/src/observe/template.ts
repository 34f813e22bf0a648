import { memoize } from '../memo.ts';
import type { Url } from '../read/model.ts';
import { VARIABLE } from '../read/variables.ts';

/** An OpenAPI path and the parameters in it. */
export interface PathTemplate {
  /** `/api/links/{id}/` */
  readonly path: string;
  readonly parameters: readonly string[];
}

/** Segments that stand for themselves: most. */
const LITERAL = /^[\w.~-]*$/;
/** A parameter that lacks one of its braces: `{lineId`. */
const HALF = /^\{+([\w-]+)$|^([\w-]+)\}+$/;
/** OData 4.01 URL Conventions, 4.3.1: the key of an entity stands in parentheses, `Orders(42)`, `People('ann')`. */
const KEYED = /^([A-Za-z_][\w.]*)\((?:-?\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(')[^']*')\)$/i;
/** An id and the format of the answer: `42.json`. */
const FILED =
  /^(?:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=\w*\d)[A-Z]{0,2}[0-9a-f]{12,})(\.(?:json|xml|csv|ya?ml|txt|pdf|png|jpe?g|atom|rss|ics))$/i;
const VERSION = /^v?\d+(?:\.\d+)*$/i;

/**
 * Turns path segments of any spelling (`:id`, `{{id}}`, `{id}`, `{{file}}.{{ext}}`) into an OpenAPI path template.
 * A variable whose name and value both speak of a version is replaced by that value; every other one is a parameter.
 */
export function pathTemplate(url: Url, variables: ReadonlyMap<string, string>): PathTemplate {
  const used = new Map<string, number>();
  const parameters: string[] = [];
  const parameter = (raw: string): string => {
    const base = raw.trim().replace(/[{}/?#]/g, '') || 'param';
    const n = (used.get(base) ?? 0) + 1;
    used.set(base, n);
    const name = n === 1 ? base : `${base}${n}`;
    parameters.push(name);
    return `{${name}}`;
  };
  const variable = (_match: string, name: string): string => {
    const value = variables.get(name.trim());
    return /version|^v$/i.test(name) && value !== undefined && VERSION.test(value) ? value : parameter(name);
  };
  const parts = url.segments.map((segment) => {
    if (LITERAL.test(segment)) {
      const [, format] = FILED.exec(segment) ?? [];
      return format === undefined ? segment : parameter('id') + format;
    }
    if (segment.startsWith(':') && segment.length > 1 && !segment.includes('{')) {
      return parameter(segment.slice(1));
    }
    const half = HALF.exec(segment);
    if (half) {
      return parameter(half[1] ?? half[2] ?? '');
    }
    const keyed = KEYED.exec(segment);
    if (keyed) {
      const [, name = '', quote = ''] = keyed;
      return `${name}(${quote}${parameter('id')}${quote})`;
    }
    const single = segment.replace(VARIABLE, variable);
    if (single !== segment || segment.startsWith(':')) {
      return single.replace(/^:([A-Za-z0-9_]+)/, (_all, name: string) => parameter(name));
    }
    return segment.replace(/\{([^{}]+)\}/g, (_all, name: string) => parameter(name));
  });
  return { path: `/${parts.map(clean).join('/')}`, parameters };
}

// "?" and "#" cannot be part of a path; a stray brace would open a parameter that is never closed.
function clean(segment: string): string {
  const bare = segment
    .replace(/[?#].*$/s, '')
    .trim()
    .replace(/\s+/g, '%20');
  return /^(?:[^{}]|\{[^{}]+\})*$/.test(bare) ? bare : bare.replace(/[{}]/g, '');
}

/** A path's identity: parameter names and a trailing slash do not make another resource. */
export const pathKey = memoize((path: string): string => {
  const key = path.replace(/\{[^{}]*\}/g, '{}').replace(/\/{2,}/g, '/');
  return key.length > 1 ? key.replace(/\/+$/, '') || '/' : key;
});
