/** A request as the text of a sample says it, without running the sample. */
export interface WrittenRequest {
  readonly url: string;
  readonly method: string;
  /** Name -> value, without that of the keys. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the keys are read from the environment and sent as HTTP Basic. */
  readonly authenticated: boolean;
  readonly body: unknown;
}

function find(code: string, pattern: RegExp): string | undefined {
  return pattern.exec(code)?.[1];
}

/** Tokens of a PHP array: strings in single quotes, numbers, words and marks. */
const PHP_TOKENS = /'((?:[^'\\]|\\.)*)'|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|(=>|[[\],])/gy;

/** The value of a PHP literal: `['a' => 1]` is an object, `['a']` a list. */
export function readPhp(source: string): unknown {
  const tokens: string[] = [];
  const text = source.replace(/\s+(?=(?:[^']*'(?:[^'\\]|\\.)*')*[^']*$)/g, '');
  PHP_TOKENS.lastIndex = 0;
  while (PHP_TOKENS.lastIndex < text.length) {
    const match = PHP_TOKENS.exec(text);
    if (!match) {
      throw new Error(`No PHP literal: ${source.slice(0, 80)}`);
    }
    const [whole, string] = match;
    tokens.push(string === undefined ? whole : JSON.stringify(string.replace(/\\(['\\])/g, '$1')));
  }
  let at = 0;
  const value = (): unknown => {
    if (tokens[at] !== '[') {
      return JSON.parse(tokens[at++] ?? '');
    }
    at += 1;
    const list: unknown[] = [];
    const entries: [string, unknown][] = [];
    while (tokens[at] !== ']') {
      const first = value();
      if (tokens[at] === '=>') {
        at += 1;
        entries.push([String(first), value()]);
      } else {
        list.push(first);
      }
      if (tokens[at] === ',') {
        at += 1;
      }
    }
    at += 1;
    return entries.length > 0 ? Object.fromEntries(entries) : list;
  };
  return value();
}

function readPhpRequest(code: string): WrittenRequest {
  const list = find(code, /CURLOPT_HTTPHEADER, \[(.*)\]\);/) ?? '';
  const headers = [...list.matchAll(/'([\w-]+): ((?:[^'\\]|\\.)*)'/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  const body = find(code, /CURLOPT_POSTFIELDS, json_encode\(([\s\S]*?)\)\);\n/);
  return {
    url: find(code, /curl_init\("([^"$]*)"\)/) ?? '',
    method: find(code, /CURLOPT_CUSTOMREQUEST, '(\w+)'/) ?? (code.includes('CURLOPT_POST, true') ? 'POST' : 'GET'),
    headers: Object.fromEntries(headers.filter(([name]) => name !== 'Authorization')),
    authenticated: code.includes(
      "'Authorization: Basic ' . base64_encode(getenv('BELVO_SECRET_ID') . ':' . getenv('BELVO_SECRET_PASSWORD'))",
    ),
    body: body === undefined ? undefined : readPhp(body),
  };
}

function readGoRequest(code: string): WrittenRequest {
  const body = find(code, /strings\.NewReader\(`([^`]*)`\)/);
  const call = /http\.NewRequest\("(\w+)", requestUrl, (payload|nil)\)/.exec(code);
  const headers = [...code.matchAll(/req\.Header\.Add\("([^"]+)", "((?:[^"\\]|\\.)*)"\)/g)];
  return {
    url: find(code, /requestUrl := "([^"\\]*)"/) ?? '',
    method: (call?.[2] === 'payload') === (body !== undefined) ? (call?.[1] ?? '') : 'a call without its body',
    headers: Object.fromEntries(headers.map(([, name = '', value = '']) => [name, JSON.parse(`"${value}"`)])),
    authenticated: code.includes('req.SetBasicAuth(os.Getenv("BELVO_SECRET_ID"), os.Getenv("BELVO_SECRET_PASSWORD"))'),
    body: body === undefined ? undefined : JSON.parse(body),
  };
}

function readJavaRequest(code: string): WrittenRequest {
  const body = find(code, /body\.write\("((?:[^"\\\n]|\\.)*)"\.getBytes/);
  const call = /\.method\("(\w+)", HttpRequest\.BodyPublishers\.(\w+)\(/.exec(code);
  const headers = [...code.matchAll(/\.header\("([^"]+)", "((?:[^"\\]|\\.)*)"\)/g)];
  return {
    url: find(code, /URI\.create\("([^"\\]*)"\)/) ?? '',
    method: (call?.[2] === 'ofByteArray') === (body !== undefined) ? (call?.[1] ?? '') : 'a call without its body',
    headers: Object.fromEntries(headers.map(([, name = '', value = '']) => [name, JSON.parse(`"${value}"`)])),
    authenticated: code.includes('.header("Authorization", "Basic " + keys)') && code.includes('System.getenv'),
    // The escapes of a string are the same in Java and in JSON.
    body: body === undefined ? undefined : JSON.parse(JSON.parse(`"${body}"`) as string),
  };
}

/** Languages whose samples are read and not run, because their tools are large. */
export const READ_LANGUAGES: Readonly<Record<string, (code: string) => WrittenRequest>> = {
  php: readPhpRequest,
  go: readGoRequest,
  java: readJavaRequest,
};

/** What is wrong with the form of a program: marks that do not pair up, imports that nothing uses or nobody made. */
export function malformed(key: string, code: string): string[] {
  const bare = code.replace(/`[^`]*`|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  const depth = { ')': '(', ']': '[', '}': '{' } as const;
  const open: string[] = [];
  for (const mark of bare.match(/[()[\]{}]/g) ?? []) {
    const partner = depth[mark as keyof typeof depth];
    if (partner === undefined) {
      open.push(mark);
    } else if (open.pop() !== partner) {
      return [`"${mark}" closes nothing`];
    }
  }
  const imports = key === 'go' ? [...(find(code, /import \(([^)]*)\)/) ?? '').matchAll(/"(?:\w+\/)*(\w+)"/g)] : [];
  const names = imports.map(([, name = '']) => name);
  const used =
    key === 'go' ? [...new Set(bare.match(/\b[a-z]+(?=\.[A-Z])/g) ?? [])].filter((name) => name !== 'req') : [];
  return [
    ...open.map((mark) => `"${mark}" is not closed`),
    ...names.filter((name) => !bare.includes(`${name}.`)).map((name) => `${name} is imported and not used`),
    ...used.filter((name) => !names.includes(name) && name !== 'res').map((name) => `${name} is used and not imported`),
  ];
}
