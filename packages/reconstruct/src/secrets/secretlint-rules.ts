import { rules } from '@secretlint/secretlint-rule-preset-recommend';

/** Start and end of a credential in a text, and the name it stands under, if under one. */
export type Range = readonly [start: number, end: number, name?: string];

interface Handler {
  file?(source: object): void;
}

let found: Range[] = [];

// A rule reports through its context; secretlint's own engine would be asynchronous, and reads files.
const context = {
  createTranslator: () => () => ({ message: '', messageId: '' }),
  report: ({ range }: { readonly range: Range }) => {
    found.push(range);
  },
  ignore: () => {},
};

let handlers: readonly Handler[] | undefined;

/** Credentials of the forms that secretlint's recommended rules know. */
export function secretlintRanges(text: string): readonly Range[] {
  handlers ??= rules.map((rule) => {
    const create = rule.create as unknown as (context: object, options: object) => Handler;
    // Off by default, because a key's id alone opens nothing; in a published document it is still out of place.
    return create(context, { enableIDScanRule: true });
  });
  found = [];
  const source = { filePath: 'collection.json', content: text, contentType: 'text', ext: '.json', hasBOM: false };
  for (const handler of handlers) {
    handler.file?.({ ...source, getContentByString: () => text });
  }
  return found;
}
