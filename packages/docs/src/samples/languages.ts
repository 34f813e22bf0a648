import { snippetz } from '@scalar/snippetz';
import type { Language } from '../model/language.ts';
import type { SampleRequest } from './request.ts';

/** A language that requests are written in. */
export interface SampleLanguage {
  /** Part of addresses: `python`. */
  readonly key: string;
  readonly label: string;
  readonly extension: string;
  readonly highlighting: Language;
  /** Shown above the code where something has to be installed first. */
  readonly needs?: string;
}

interface Snippet extends SampleLanguage {
  readonly target: Parameters<typeof generator.print>[0];
  readonly client: string;
  /** The string literal of {@link KEYS} in this language, and the expression that reads the keys in its place. */
  readonly literal: string;
  readonly expression: string;
  /** Makes a program of the bare call. */
  readonly wrap: (call: string) => string;
}

const generator = snippetz();

// A stand-in for the value of the header: the libraries quote it, and the expression takes the place of the literal.
const KEYS = 'Basic KEYS';

// What the library leaves out: without it a server that is not there is silence or a crash, and so is an answer without
// a body.
const PHP_ANSWER = `$sent = curl_exec($ch);
echo PHP_EOL, $sent ? curl_getinfo($ch, CURLINFO_RESPONSE_CODE) : curl_error($ch), PHP_EOL;`;
const GO_CALL = 'res, err := http.DefaultClient.Do(req)\n\tif err != nil {\n\t\tpanic(err)\n\t}\n';
const JAVA_ANSWER = 'println(response.statusCode() + " " + response.body())';

/** @throws Error when the library writes something else by now. */
function insteadOf(code: string, written: string, wanted: string): string {
  if (!code.includes(written)) {
    throw new Error(`A sample does not have ${JSON.stringify(written)}: the library changed. Look at languages.ts.`);
  }
  return code.replace(written, () => wanted);
}

const SNIPPETS: readonly Snippet[] = [
  {
    key: 'curl',
    label: 'curl',
    extension: 'sh',
    highlighting: 'bash',
    target: 'shell',
    client: 'curl',
    literal: `--header 'Authorization: ${KEYS}'`,
    expression: '--user "$BELVO_SECRET_ID:$BELVO_SECRET_PASSWORD"',
    wrap: (call) => call,
  },
  {
    key: 'fetch',
    label: 'fetch',
    extension: 'mjs',
    highlighting: 'javascript',
    target: 'js',
    client: 'fetch',
    literal: `'${KEYS}'`,
    expression: "'Basic ' + btoa(BELVO_SECRET_ID + ':' + BELVO_SECRET_PASSWORD)",
    wrap: (call) => {
      const keys = call.includes('BELVO_SECRET_ID')
        ? 'const { BELVO_SECRET_ID, BELVO_SECRET_PASSWORD } = process.env;\n\n'
        : '';
      return `${keys}const response = await ${call.trimEnd()};\nconsole.log(response.status, await response.text());`;
    },
  },
  {
    key: 'python',
    label: 'Python',
    extension: 'py',
    highlighting: 'python',
    needs: 'pip install requests',
    target: 'python',
    client: 'requests',
    literal: `"${KEYS}"`,
    expression: '"Basic " + keys',
    wrap: (call) => {
      const keys = call.includes('+ keys');
      const imports = keys ? 'import base64\nimport os\n\nimport requests' : 'import requests';
      const read = "f\"{os.environ['BELVO_SECRET_ID']}:{os.environ['BELVO_SECRET_PASSWORD']}\"";
      return `${imports}\n\n${keys ? `keys = base64.b64encode(${read}.encode()).decode()\n` : ''}response = ${call.trimEnd()}\nprint(response.status_code, response.text)`;
    },
  },
  {
    key: 'php',
    label: 'PHP',
    extension: 'php',
    highlighting: 'php',
    target: 'php',
    client: 'curl',
    literal: `'Authorization: ${KEYS}'`,
    expression:
      "'Authorization: Basic ' . base64_encode(getenv('BELVO_SECRET_ID') . ':' . getenv('BELVO_SECRET_PASSWORD'))",
    wrap: (call) => `<?php\n\n${insteadOf(call, 'curl_exec($ch);', PHP_ANSWER)}`,
  },
  {
    key: 'go',
    label: 'Go',
    extension: 'go',
    highlighting: 'go',
    target: 'go',
    client: 'native',
    literal: `req.Header.Add("Authorization", "${KEYS}")`,
    expression: 'req.SetBasicAuth(os.Getenv("BELVO_SECRET_ID"), os.Getenv("BELVO_SECRET_PASSWORD"))',
    wrap: (call) => {
      const checked = insteadOf(call, 'res, _ := http.DefaultClient.Do(req)\n', GO_CALL);
      const shown = insteadOf(checked, 'fmt.Println(res)', 'fmt.Println(res.Status)').replace(/\n\n\}\s*$/, '\n}\n');
      return shown.includes('os.Getenv') ? insteadOf(shown, '\t"net/http"\n', '\t"net/http"\n\t"os"\n') : shown;
    },
  },
  {
    key: 'java',
    label: 'Java',
    extension: 'java',
    highlighting: 'java',
    target: 'java',
    client: 'nethttp',
    literal: `"${KEYS}"`,
    expression: '"Basic " + keys',
    wrap: (call) => {
      const keys = call.includes('+ keys')
        ? 'String keys = Base64.getEncoder().encodeToString(\n  (System.getenv("BELVO_SECRET_ID") + ":" + System.getenv("BELVO_SECRET_PASSWORD")).getBytes());\n'
        : '';
      const shown = insteadOf(call.trimEnd(), 'println(response.body())', JAVA_ANSWER);
      const body = `${keys}${shown}`.replace(/^(?=.)/gm, '    ');
      return `import java.net.http.*;\nimport java.util.Base64;\n\npublic class Sample {\n  public static void main(String[] args) throws Exception {\n${body}\n  }\n}`;
    },
  },
];

/** TypeScript is written by `typescript.ts`, through the client. */
const TYPESCRIPT: SampleLanguage = {
  key: 'typescript',
  label: 'TypeScript',
  extension: 'ts',
  highlighting: 'typescript',
};

/** Every language in the order of the tabs: curl, the client, then plain HTTP. */
export const LANGUAGES: readonly SampleLanguage[] = [...SNIPPETS.slice(0, 1), TYPESCRIPT, ...SNIPPETS.slice(1)];

/** A request in one of the languages that speak plain HTTP; keys come from the environment of the program. */
function printSnippet(
  snippet: Snippet,
  { method, url, headers, body, mediaType, authenticated }: SampleRequest,
): string {
  const all = [...(authenticated ? [{ name: 'Authorization', value: KEYS }] : []), ...headers];
  const call = generator.print(snippet.target, snippet.client as never, {
    method,
    url,
    headers: all,
    ...(body === undefined ? {} : { postData: { mimeType: mediaType, text: body } }),
  });
  if (call === undefined || (authenticated && !call.includes(snippet.literal))) {
    throw new Error(`The ${snippet.label} sample of ${method} ${url} has no place for the keys. Look at languages.ts.`);
  }
  return `${snippet.wrap(call.replace(snippet.literal, () => snippet.expression)).trimEnd()}\n`;
}

/** A request in every language of plain HTTP, by the key of the language. */
export function printRequest(request: SampleRequest): Record<string, string> {
  return Object.fromEntries(SNIPPETS.map((snippet) => [snippet.key, printSnippet(snippet, request)]));
}
