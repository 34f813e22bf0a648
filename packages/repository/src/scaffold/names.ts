/** The forms in which the name of a resource occurs: in paths, files, types, operations and prose. */
export interface ResourceNames {
  /** `tax-returns`: folder, path segment, path file. */
  readonly plural: string;
  /** `tax-return`: path file of a single item. */
  readonly singular: string;
  /** `taxReturns`: first half of an operationId. */
  readonly resource: string;
  /** `TaxReturn`: schema and responses. */
  readonly type: string;
  /** `tax_return`, `tax_returns`: examples. */
  readonly example: string;
  readonly examples: string;
  /** `tax return`, `tax returns`: words of a title. */
  readonly words: string;
  readonly pluralWords: string;
}

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Works out the names of a resource.
 *
 * @param plural In kebab-case, such as `tax-returns`.
 * @param singular For plurals that do not end in `s` or `ies`.
 * @throws Error when a name is not in kebab-case, or when the plural does not tell the singular.
 */
export function resourceNames(plural: string, singular: string = singularOf(plural)): ResourceNames {
  for (const name of [plural, singular]) {
    if (!KEBAB.test(name)) {
      throw new Error(`"${name}" is not in kebab-case. Write it in small letters, such as "tax-returns".`);
    }
  }
  if (singular === plural) {
    throw new Error(`What is one of "${plural}"? Say it with --singular <name>.`);
  }
  const type = pascalCase(singular);
  const camel = pascalCase(plural);
  return {
    plural,
    singular,
    resource: camel.charAt(0).toLowerCase() + camel.slice(1),
    type,
    example: singular.replaceAll('-', '_'),
    examples: plural.replaceAll('-', '_'),
    words: singular.replaceAll('-', ' '),
    pluralWords: plural.replaceAll('-', ' '),
  };
}

function singularOf(plural: string): string {
  if (plural.endsWith('ies')) {
    return plural.replace(/ies$/, 'y');
  }
  return plural.replace(/(?<=ss|x|ch|sh)es$|s$/, '');
}

/** `historical_update` and `tax-returns` become `HistoricalUpdate` and `TaxReturns`. */
export function pascalCase(name: string): string {
  return name
    .split(/[-_]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join('');
}

/** `tax-return` becomes `Tax return`. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
