/** What a change asks of the next version (https://semver.org). */
export type Weight = 'major' | 'minor' | 'patch';

/** Where in an exchange something stands: what callers send, or what Belvo sends (responses and events). */
export type Side = 'request' | 'response';

/** One difference between two versions of the contract, as its users meet it. */
export interface Change {
  readonly weight: Weight;
  /** Name of the rule, such as `request-property-became-required`; README.md lists them all. */
  readonly rule: string;
  /** `schema Link, property status` or `query parameter page_size`. */
  readonly place: string;
  /** Both sides in a few words: `optional → required`. */
  readonly what: string;
  /** Why the change has its weight. */
  readonly reason: string;
  /** Ids of the operations, and names of the events, that it reaches; sorted, empty when it concerns none of them. */
  readonly reaches: readonly string[];
}
