import type { Check } from './context.ts';

/** `:id`, `{id}` and `{{id}}` all become `{}`: what a parameter is called does not matter here. */
export function normalizePath(segments: readonly string[]): string {
  const written = segments.map((segment) => (/^(:.+|\{.*\})$/.test(segment) ? '{}' : segment));
  return `/${written.join('/')}`;
}

/** A path of the specification in the form of {@link normalizePath}. */
export const specifiedPath = (path: string): string => path.replace(/\{[^}]*\}/g, '{}');

/** The path as sent, with its trailing slash, and the paths of the requests saved beside the responses. */
export const checkRequestPath: Check = ({ source, operation, report }) => {
  const expected = specifiedPath(operation.path);
  const sent = normalizePath(source.request.url.segments);
  if (sent !== expected) {
    report('request path', `the collection sends ${sent}, the specification has ${operation.path}`);
  }
  for (const response of source.responses) {
    const saved = response.request && normalizePath(response.request.url.segments);
    if (saved !== undefined && saved !== expected) {
      const what = `response ${response.status ?? 'default'} request path`;
      report(
        what,
        `the request saved with "${response.name}" goes to ${saved}, the specification has ${operation.path}`,
      );
    }
  }
};
