import { pathKey } from '../observe/template.ts';
import { isDict } from '../read/guards.ts';
import {
  contentsOf,
  type OperationAt,
  type ParameterAt,
  parametersOf,
  requestBodyOf,
  responsesOf,
  tagsOf,
} from './api.ts';
import { compareExamples } from './compare-examples.ts';
import type { SchemaComparison } from './compare-schema.ts';
import { compareSecurity, type OperationSides } from './compare-security.ts';
import { type Difference, type Draft, type Edit, shown, standingOf, type Use } from './difference.ts';
import { unknownErrorNames } from './error-names.ts';
import { isFiller, proseFact } from './facts.ts';
import type { Sides } from './place-context.ts';
import { viewSchema } from './schema-view.ts';
import { childOf, membersOf, type Place, rootPlace } from './source.ts';

/** Described by OpenAPI elsewhere than among the parameters (section 4.8.12.1). */
const IMPLICIT_HEADERS = new Set(['header accept', 'header content-type', 'header authorization']);

/** Compares everything an operation says but its method and path. */
export class OperationComparison {
  readonly #sides: Sides;
  readonly #schemas: SchemaComparison;
  readonly #own: OperationSides;
  readonly #rootSecurity: { readonly theirs: unknown } | undefined;
  readonly #found: Difference[] = [];

  constructor(
    sides: Sides,
    schemas: SchemaComparison,
    own: OperationSides,
    rootSecurity: { readonly theirs: unknown } | undefined,
  ) {
    this.#sides = sides;
    this.#schemas = schemas;
    this.#own = own;
    this.#rootSecurity = rootSecurity;
  }

  run(): Difference[] {
    const { theirs, ours, base } = this.#own;
    this.#path();
    this.#text('request summary', theirs.place, ours.place, base?.place, 'summary');
    this.#text('request description', theirs.place, ours.place, base?.place, 'description');
    this.#leaf('request tags', theirs.place, ours.place, base?.place, 'tags', this.#newTags());
    this.#leaf('request servers', theirs.place, ours.place, base?.place, 'servers');
    this.#security();
    this.#parameters();
    this.#requestBody();
    this.#responses();
    return this.#found;
  }

  /** A slash at the end does not make another operation, and yet servers insist on it. */
  #path(): void {
    const { theirs, ours, base } = this.#own;
    const slash = (operation: OperationAt | undefined): boolean | undefined => operation?.path.endsWith('/');
    if (pathKey(theirs.path) === pathKey(ours.path) && slash(theirs) !== slash(ours)) {
      this.#add('request path', {
        kind: 'contradiction',
        standing: standingOf(this.#known, slash(theirs) === slash(base), slash(ours) === slash(base)),
        message: `the collection sends ${theirs.path}, the specification has ${ours.path}`,
        base: base?.path,
        ours: ours.path,
        theirs: theirs.path,
        at: ours.place,
        facts: [],
        edits: [],
        blocked: 'a path is a key that others may refer to',
        weak: false,
      });
    }
  }

  get #known(): boolean {
    return this.#own.base !== undefined;
  }

  #add(what: string, difference: Draft): void {
    const use: Use = { operation: this.#own.ours.title, items: this.#own.items, what };
    this.#found.push({ ...difference, uses: [use] });
  }

  #schema(prefix: string, theirs: Place | undefined, ours: Place | undefined, base: Place | undefined): void {
    if (theirs !== undefined && ours !== undefined) {
      for (const { what, difference } of this.#schemas.compare(theirs, ours, base, this.#known)) {
        this.#add(what === '' ? prefix : `${prefix} ${what}`, difference);
      }
    }
  }

  /** Prose: compared where it is known what the collection said last time. */
  #text(what: string, theirs: Place, ours: Place, base: Place | undefined, key: string): void {
    this.#value(what, theirs, ours, base, key, proseFact);
  }

  #leaf(what: string, theirs: Place, ours: Place, base: Place | undefined, key: string, also: Edit[] = []): void {
    const factOf = (value: unknown): string | undefined => (value === undefined ? undefined : JSON.stringify(value));
    this.#value(what, theirs, ours, base, key, factOf, also);
  }

  /** Tags of the operation that the specification does not list. */
  #newTags(): Edit[] {
    const [theirs, ours] = [this.#sides.theirs, this.#sides.ours].map((source) => tagsOf(rootPlace(source)));
    const names = membersOf(childOf(this.#own.theirs.place, 'tags')).map(([, { value }]) => String(value));
    return names
      .filter((name) => !ours?.has(name))
      .map((name) => {
        const data = theirs?.get(name)?.value ?? { name };
        return { action: 'append', file: this.#sides.ours.root, path: ['tags'], value: { data } };
      });
  }

  #value(
    what: string,
    theirs: Place,
    ours: Place,
    base: Place | undefined,
    key: string,
    factOf: (value: unknown) => string | undefined,
    also: readonly Edit[] = [],
  ): void {
    const [now, own, then] = [theirs, ours, base].map((place) => childOf(place, key));
    const facts = [now, own, then].map((place) => factOf(place?.value));
    if (base === undefined || facts[0] === undefined || facts[0] === facts[1]) {
      return;
    }
    const standing = standingOf(true, facts[0] === facts[2], facts[1] === facts[2]);
    this.#add(what, {
      kind: own === undefined && then === undefined ? 'missing' : 'contradiction',
      standing,
      message:
        own === undefined ? 'the collection says it, the specification does not' : 'the collection says otherwise',
      base: shown(then?.value),
      ours: shown(own?.value),
      theirs: shown(now?.value),
      at: own ?? ours,
      facts: now ? [this.#sides.factPath(now)] : [],
      edits: [{ action: 'set', file: ours.file, path: [...ours.path, key], value: { data: now?.value } }, ...also],
      weak: true,
    });
  }

  /** What the collection shows and the specification has not got at all. */
  #missing(
    what: string,
    message: string,
    theirs: Place,
    base: Place | undefined,
    at: Place,
    edits: Edit[],
    value?: string,
  ): void {
    this.#add(what, {
      kind: 'missing',
      standing: standingOf(this.#known, base !== undefined, true),
      message,
      base: base ? 'has it' : undefined,
      theirs: value,
      at,
      facts: [this.#sides.factPath(theirs)],
      edits,
      weak: false,
    });
  }

  #gone(what: string, message: string, base: Place, ours: Place): void {
    this.#add(what, {
      kind: 'gone',
      standing: 'theirs',
      message,
      ours: 'has it',
      at: ours,
      facts: [this.#sides.factPath(base)],
      edits: [],
      weak: false,
    });
  }

  #security(): void {
    const difference = compareSecurity(this.#sides, this.#own, this.#rootSecurity);
    if (difference) {
      this.#add('request auth', difference);
    }
  }

  #parameters(): void {
    const { theirs, ours, base } = this.#own;
    const now = parametersOf(this.#sides.theirs, theirs);
    const own = parametersOf(this.#sides.ours, ours);
    const then = base && this.#sides.base ? parametersOf(this.#sides.base, base) : new Map<string, ParameterAt>();
    for (const [key, parameter] of now) {
      const [mine, before] = [own.get(key), then.get(key)];
      const phrase = phraseOf(mine ?? parameter);
      if (IMPLICIT_HEADERS.has(key)) {
        continue;
      }
      if (mine === undefined) {
        const list = childOf(ours.place, 'parameters');
        const path = [...ours.place.path, 'parameters'];
        const value = { part: 'parameter', from: parameter.written, operation: theirs.key } as const;
        const message = `the collection sends the ${parameter.in} parameter ${parameter.name}, the specification has none`;
        this.#missing(phrase, message, parameter.place, before?.place, list ?? ours.place, [
          { action: 'append', file: ours.place.file, path, value },
        ]);
        continue;
      }
      this.#requiredFlag(phrase, parameter, mine, before);
      this.#text(`${phrase} description`, parameter.place, mine.place, before?.place, 'description');
      this.#parameterSchema(phrase, parameter.place, mine.place, before?.place);
    }
    for (const [key, before] of then) {
      const mine = own.get(key);
      if (mine && !now.has(key) && before.in !== 'path') {
        const message = `the collection no longer sends the ${before.in} parameter ${before.name}`;
        this.#gone(phraseOf(before), message, before.place, mine.written);
      }
    }
  }

  /** A list in a url or header is text with commas: one value of it says what the elements are. */
  #parameterSchema(phrase: string, theirs: Place, ours: Place, base: Place | undefined): void {
    const [now, own, then] = [theirs, ours, base].map((place) => childOf(place, 'schema'));
    const list = own && viewSchema(this.#sides.ours, [own]);
    const one = now && viewSchema(this.#sides.theirs, [now]);
    const elements = list?.types.has('array') && one && !one.types.has('array') ? list.items[0] : undefined;
    this.#schema(phrase, now, elements ?? own, then);
  }

  #requiredFlag(phrase: string, now: ParameterAt, own: ParameterAt, then: ParameterAt | undefined): void {
    const flag = (parameter: ParameterAt | undefined): boolean =>
      parameter !== undefined && isDict(parameter.place.value) && parameter.place.value.required === true;
    if (flag(now) && !flag(own)) {
      this.#add(`${phrase} required`, {
        kind: 'contradiction',
        standing: standingOf(this.#known, flag(then), then !== undefined),
        message: 'the collection calls the parameter required, the specification does not',
        ours: 'optional',
        theirs: 'required',
        at: own.place,
        facts: [[...this.#sides.factPath(now.place), 'required']],
        edits: [{ action: 'set', file: own.place.file, path: [...own.place.path, 'required'], value: { data: true } }],
        weak: true,
      });
    }
  }

  #requestBody(): void {
    const { theirs, ours, base } = this.#own;
    const now = requestBodyOf(this.#sides.theirs, theirs);
    const own = requestBodyOf(this.#sides.ours, ours);
    const then = base && this.#sides.base ? requestBodyOf(this.#sides.base, base) : undefined;
    if (now !== undefined && own === undefined) {
      const value = { part: 'requestBody', from: now, operation: theirs.key } as const;
      const types = [...contentsOf(now).keys()].join(', ');
      this.#missing(
        'request body',
        `the collection sends ${types}, the specification takes no body`,
        now,
        then,
        ours.place,
        [{ action: 'set', file: ours.place.file, path: [...ours.place.path, 'requestBody'], value }],
      );
    } else if (now !== undefined && own !== undefined) {
      this.#contents('request', now, own, then);
    } else if (then !== undefined && own !== undefined) {
      this.#gone('request body', 'the collection no longer sends a body', then, own);
    }
  }

  #responses(): void {
    const { theirs, ours, base } = this.#own;
    const now = responsesOf(this.#sides.theirs, theirs);
    const own = responsesOf(this.#sides.ours, ours);
    const then = base && this.#sides.base ? responsesOf(this.#sides.base, base) : new Map<string, Place>();
    for (const [status, response] of now) {
      if (isFiller(response.value)) {
        continue;
      }
      const mine =
        own.get(status) ?? own.get(`${status[0]}XX`) ?? (/^[45]/.test(status) ? own.get('default') : undefined);
      const before = then.get(status);
      const phrase = `response ${status}`;
      if (mine !== undefined) {
        this.#text(`${phrase} description`, response, mine, before, 'description');
        this.#headers(phrase, response, mine, before);
        this.#contents(phrase, response, mine, before);
        this.#errorNames(status, response, mine);
      } else if (status !== 'default' || own.size === 0 || this.#known) {
        const list = childOf(ours.place, 'responses') ?? ours.place;
        const value = { part: 'response', from: response, operation: theirs.key, detail: status } as const;
        const message = 'the collection saved the status, the specification does not declare it';
        this.#missing(phrase, message, response, before, list, [
          { action: 'set', file: ours.place.file, path: [...ours.place.path, 'responses', status], value },
        ]);
      }
    }
    for (const [status, before] of then) {
      const mine = own.get(status);
      if (mine && (!now.has(status) || isFiller(now.get(status)?.value))) {
        this.#gone(`response ${status}`, 'the collection no longer saves the status', before, mine);
      }
    }
  }

  #headers(phrase: string, now: Place, own: Place, then: Place | undefined): void {
    const list = (place: Place | undefined): Map<string, Place> =>
      new Map(membersOf(childOf(place, 'headers')).map(([name, header]) => [name.toLowerCase(), header]));
    const [mine, before] = [list(own), list(then)];
    for (const [name, header] of membersOf(childOf(now, 'headers'))) {
      const known = mine.get(name.toLowerCase());
      if (known === undefined) {
        const value = { part: 'header', from: header, operation: this.#own.theirs.key } as const;
        const message = `the collection saved the header ${name}, the specification does not have it`;
        this.#missing(`${phrase} header ${name}`, message, header, before.get(name.toLowerCase()), own, [
          { action: 'set', file: own.file, path: [...own.path, 'headers', name], value },
        ]);
      }
    }
  }

  #contents(phrase: string, now: Place, own: Place, then: Place | undefined): void {
    const mine = contentsOf(own);
    const before = contentsOf(then);
    for (const [type, media] of contentsOf(now)) {
      const known = mine.get(type) ?? mine.get(type.replace(/\/.*$/, '/*')) ?? mine.get('*/*');
      const former = before.get(type);
      if (known === undefined) {
        const value = { part: 'media', from: media, operation: this.#own.theirs.key, detail: phrase } as const;
        const message = `the collection shows ${type}, the specification has no such body`;
        this.#missing(`${phrase} body`, message, media, former, childOf(own, 'content') ?? own, [
          { action: 'set', file: own.file, path: [...own.path, 'content', String(media.path.at(-1))], value },
        ]);
        continue;
      }
      this.#schema(`${phrase} body`, childOf(media, 'schema'), childOf(known, 'schema'), childOf(former, 'schema'));
      for (const { name, difference } of compareExamples(this.#sides, media, known, former, this.#own.theirs.key)) {
        this.#add(`${phrase} example ${name}`, difference);
      }
    }
    for (const [type, former] of before) {
      const known = mine.get(type);
      if (known && !contentsOf(now).has(type)) {
        this.#gone(`${phrase} body`, `the collection no longer shows ${type}`, former, known);
      }
    }
  }

  #errorNames(status: string, now: Place, own: Place): void {
    for (const title of unknownErrorNames(this.#sides.ours, status, now, own)) {
      this.#add(`response ${status} name`, {
        kind: 'missing',
        standing: standingOf(this.#known, true, true),
        message: `the collection calls it "${title}", no example of the specification is called so`,
        at: own,
        facts: [],
        edits: [],
        weak: false,
      });
    }
  }
}

function phraseOf(parameter: ParameterAt): string {
  return `request ${parameter.in === 'path' ? 'path-variable' : parameter.in} ${parameter.name}`;
}
