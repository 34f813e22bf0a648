import type { Context, Rule } from './support/types.ts';

const NAME = /^[a-z][a-z0-9_]*$/;

interface Body {
  readonly content?: Readonly<Record<string, { readonly examples?: object; readonly example?: unknown }>>;
}

function check(node: unknown, { report, location, key }: Context): void {
  for (const [mediaType, media] of Object.entries((node as Body).content ?? {})) {
    const place = location.child(['content', mediaType]);
    const names = Object.keys(media.examples ?? {});
    if (names.length === 0) {
      const what = String(key) === 'requestBody' ? 'The request body' : `Response ${key}`;
      report({
        message: `${what} (${mediaType}) has no named example. List at least one under "examples".`,
        location: place.key(),
      });
    }
    for (const name of names.filter((each) => !NAME.test(each))) {
      report({
        message: `Example "${name}" is not in snake_case, such as "link_recurrent".`,
        location: place.child(['examples', name]).key(),
      });
    }
  }
}

/** Every body has named examples: the mock answers with them, tests and reference pages are made of them. */
export const namedExamples: Rule = () => ({ RequestBody: check, Response: check });
