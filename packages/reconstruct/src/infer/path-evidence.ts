import type { ItemObservation } from '../observe/observations.ts';
import { identifies } from '../observe/segments.ts';
import { singular, singularWords, words } from '../words.ts';

/** Values that requests send under names that identify a thing: in the query, in their bodies, in variables. */
export class KnownValues {
  readonly #fields = new Map<string, Set<string>>();

  constructor(items: readonly ItemObservation[], variables: ReadonlyMap<string, string>) {
    for (const [name, value] of variables) {
      this.#add(name, value);
    }
    for (const item of items) {
      for (const parameter of item.parameters) {
        if (parameter.in === 'query') {
          this.#add(parameter.name, parameter.value);
        }
      }
      for (const body of item.bodies) {
        this.#addAll(body.value, 0);
      }
    }
  }

  #addAll(value: unknown, depth: number): void {
    if (typeof value !== 'object' || value === null || depth > 4) {
      return;
    }
    for (const [key, member] of Object.entries(value)) {
      if (typeof member === 'string' || typeof member === 'number') {
        this.#add(key, String(member));
      } else {
        this.#addAll(member, depth + 1);
      }
    }
  }

  #add(field: string, value: string | undefined): void {
    if (value === undefined || value.length < 2 || value.length > 100 || !identifies(field)) {
      return;
    }
    const fields = this.#fields.get(value);
    if (fields) {
      fields.add(field);
    } else {
      this.#fields.set(value, new Set([field]));
    }
  }

  /** The field that holds a value and speaks of the thing a path is about: `dataspace-name` for `/dataspaces/{}`. */
  fieldFor(value: string, owner: string): string | undefined {
    const thing = singularWords(words(owner)).join(' ');
    if (thing === '') {
      return undefined;
    }
    return [...(this.#fields.get(value) ?? [])].find((field) => words(field).join(' ').startsWith(thing));
  }
}

/** The field of a saved success whose value is the word that a request was sent with. */
export function answeredField(item: ItemObservation, word: string): string | undefined {
  for (const response of item.responses) {
    if (response.status.startsWith('2') && response.parsed) {
      const field = fieldWith(response.body, word);
      if (field !== undefined) {
        return field;
      }
    }
  }
  return undefined;
}

/** The identifying field of a JSON text that holds a value. */
function fieldWith(text: string, word: string): string | undefined {
  let at = text.indexOf(word);
  for (let tries = 0; at >= 0 && tries < 20; tries += 1) {
    const before = /"([^"\\]{1,60})"\s*:\s*"?$/.exec(text.slice(Math.max(0, at - 80), at))?.[1];
    if (
      before !== undefined &&
      identifies(before) &&
      /^"?\s*[,}\]]/.test(text.slice(at + word.length, at + word.length + 8))
    ) {
      return before;
    }
    at = text.indexOf(word, at + 1);
  }
  return undefined;
}

/** Fields of requests that identify what is made, by their values: `POST /teams {"name": "blue"}`. */
export function sentValues(items: readonly ItemObservation[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const body of items.flatMap((item) => item.bodies)) {
    const value = body.value;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [key, member] of Object.entries(value)) {
        if (typeof member === 'string' && !fields.has(member) && identifies(key)) {
          fields.set(member, key);
        }
      }
    }
  }
  return fields;
}

/** Whether a request's name says that the id of this thing is a wrong one: "export, invalid group id". */
export function namesWrongId(item: ItemObservation, owner: string): boolean {
  const name = words(item.name);
  const thing = singularWords(words(owner)).at(-1);
  const wrong = name.findIndex((word) =>
    /^(?:invalid|wrong|unknown|nonexistent|nonexisting|existing|missing|bad)$/.test(word),
  );
  return (
    wrong >= 0 &&
    thing !== undefined &&
    name.indexOf(thing, wrong) > wrong &&
    /^(?:id|name|key|slug)$/.test(name.at(-1) ?? '')
  );
}

/** Whether a request's name says what it is looked up by: "Get wallet by identifier". */
export function namesLookup(item: ItemObservation): boolean {
  return / by (?:(?:its|the|given|an?|specific) )?(?:\w+ )?(?:id|identifier|uuid|guid|name|slug|key|code|symbol|username|email|number)\b/i.test(
    ` ${item.name}`,
  );
}

const VERB =
  /^(?:get|create|update|delete|find|list|add|remove|set|put|post|fetch|search|do|make|check|is|by|for|with|one|single)/i;

/**
 * Whether a request's name speaks of one thing of those the path lists, and not of the word that follows: "Get space"
 * for `/spaces/my-store`, but not "Get user settings" for `/users/settings`.
 */
export function namesOneThing(item: ItemObservation, owner: string, word: string): boolean {
  const many = words(owner);
  const one = singularWords(many);
  const name = words(item.name);
  const text = ` ${name.join(' ')} `;
  // "Get recommendation genres": the things are genres, of which the word speaks.
  const next = name[name.indexOf(one.at(-1) ?? '') + 1] ?? '';
  return (
    !words(word).map(singular).includes(singular(next)) &&
    item.method !== 'POST' &&
    one.join(' ') !== many.join(' ') &&
    text.includes(` ${one.join(' ')} `) &&
    !text.includes(` ${many.join(' ')} `) &&
    !VERB.test(word) &&
    !words(word).every((part) => name.includes(part))
  );
}
