import type { OpenApiDocument, Operation } from '@belvo-openapi/spec';

/** A host that the samples of a page can be aimed at. */
export interface Environment {
  /** `sandbox`, `production` or `mock`: what `BELVO_ENV` takes, and what the switch on the pages remembers. */
  readonly name: string;
  /** What the switch shows. */
  readonly label: string;
  /** Base address without a slash at its end. */
  readonly url: string;
  readonly description: string;
}

interface ServerObject {
  readonly url: string;
  readonly description?: string;
}

/** The mock of this repository where `npm run mock` starts it. */
export const MOCK: Environment = {
  name: 'mock',
  label: 'Local mock',
  url: 'http://127.0.0.1:4010',
  description: 'The mock of this repository on your machine; start it with `npm run mock`.',
};

function toEnvironment({ url, description = '' }: ServerObject): Environment {
  const label = /^[A-Z][a-z]+/.exec(description)?.[0] ?? new URL(url).host;
  return { name: label.toLowerCase(), label, url: url.replace(/\/$/, ''), description };
}

/** Every host of the document, then the mock. */
export function allEnvironments(document: OpenApiDocument): readonly Environment[] {
  return [...((document.servers ?? []) as readonly ServerObject[]).map(toEnvironment), MOCK];
}

/** The hosts on which an operation exists, the first being the one to try things on; the mock comes last. */
export function environmentsOf({ servers }: Pick<Operation, 'servers'>): readonly [Environment, ...Environment[]] {
  const [first = MOCK, ...others] = servers.map(toEnvironment);
  return first === MOCK ? [MOCK] : [first, ...others, MOCK];
}
