import { fillIn, VARIABLE } from '../read/variables.ts';

/** An OpenAPI server object. */
export interface Server {
  readonly url: string;
  readonly description?: string;
  readonly variables?: Record<string, { default: string }>;
}

const EXAMPLE_HOST = 'api.example.com';

/** The server a url's base stands for: variables with a value are filled in, the others stay server variables. */
export function serverOf(base: string, variables: ReadonlyMap<string, string>): Server | undefined {
  let url = fillIn(base.replace(/\$\{([^{}]*)\}/g, '{{$1}}'), variables).trim();
  // A host that is a whole address, behind a scheme of its own.
  url = url.replace(/^[a-z][a-z0-9+.-]*:\/\/(?=[a-z][a-z0-9+.-]*:\/\/)/i, '');
  const open: Record<string, { default: string }> = {};
  url = url.replace(VARIABLE, (all: string, name: string, at: number) => {
    const key = name.trim().replace(/[^\w.-]/g, '_') || 'server';
    open[key] ??= { default: defaultFor(key, url.slice(0, at), url.slice(at + all.length)) };
    return `{${key}}`;
  });
  url = url
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '')
    .replace(/\s+/g, '%20');
  if (url === '') {
    return undefined;
  }
  if (!/^(?:[a-z][a-z0-9+.-]*|\{[^{}]*\}):\/\//i.test(url) && !url.startsWith('{') && !url.startsWith('/')) {
    url = `${/^localhost\b|^127\.|^\d+\.\d+\.\d+\.\d+/.test(url) ? 'http' : 'https'}://${url}`;
  }
  const used = Object.entries(open).filter(([key]) => url.includes(`{${key}}`));
  return usable(used.length > 0 ? { url, variables: Object.fromEntries(used) } : { url });
}

/** A value that makes an address of what stands around the variable. */
function defaultFor(key: string, before: string, after: string): string {
  if (/^:?\/\//.test(after) || /^:$/.test(after)) {
    return 'https';
  }
  if (/:$/.test(before) && before !== '') {
    return '443';
  }
  const rest = before.replace(/^(?:[a-z][a-z0-9+.-]*|\{\{[^{}]*\}\}):\/\//i, '');
  if (rest === '' && before === '') {
    return /^\./.test(after) ? key : `https://${EXAMPLE_HOST}`;
  }
  return rest === '' && !/^[.-]/.test(after) ? EXAMPLE_HOST : slug(key);
}

// Part of a host name or of a path.
function slug(key: string): string {
  return (
    key
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'value'
  );
}

/** The server, if its address is one once the defaults are filled in; else one variable that stands for all of it. */
function usable(server: Server): Server {
  const filled = Object.entries(server.variables ?? {}).reduce(
    (url, [key, variable]) => url.replaceAll(`{${key}}`, variable.default),
    server.url,
  );
  if (filled.startsWith('/') || (URL.canParse(filled) && !/[{}\s]|%7b/i.test(filled))) {
    return server;
  }
  return { url: '{server}', variables: { server: { default: `https://${EXAMPLE_HOST}` } } };
}
