import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { Auth, Body, Collection, Field, Folder, Request, RequestItem, SavedResponse, Url } from '../read/model.ts';
import { findSecrets, isStandIn, REDACTED, SCHEME, synthetic, withoutSecrets } from './scrub-text.ts';
import { isSecretName, isSuspectName } from './secret-names.ts';
import { looksRandom } from './token-forms.ts';

type Kind = 'text' | 'prose';

const MANY = 5000;

/**
 * Takes credentials out of what was read, before anybody draws conclusions from it: places and types stay, values are
 * replaced by made-up ones. Remembers what it took, so that the same value is found wherever else it was written.
 */
export class Redactor {
  readonly #diagnostics: Diagnostics;
  readonly #known = new Map<string, string>();
  readonly #texts = { text: new Map<string, string>(), prose: new Map<string, string>() };
  readonly #requests = new Map<Request, Request>();
  /** Fields and segments in which nothing was found; collections repeat them on every request. */
  readonly #clean = { fields: new Map<string, Set<string>>(), segments: new Set<string>() };

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
  }

  /** Every value that was taken out and is distinctive enough to be looked for, with what takes its place. */
  get known(): ReadonlyMap<string, string> {
    return this.#known;
  }

  /** All but the items; its folders are those read so far. */
  collection(collection: Collection): Collection {
    return {
      ...collection,
      name: this.#text(collection.name, 'prose', 'name', ''),
      description: this.#text(collection.description, 'prose', 'description', ''),
      auth: collection.auth && this.#auth(collection.auth, ''),
      variables: this.#variables(collection.variables, collection.secretVariables),
      environments: collection.environments.map((environment) => ({
        ...environment,
        variables: this.#variables(environment.variables, environment.secretVariables),
      })),
      folders: collection.folders.map((folder) => this.#folder(folder)),
    };
  }

  #variables(all: ReadonlyMap<string, string>, secret: ReadonlySet<string>): ReadonlyMap<string, string> {
    const variables = new Map<string, string>();
    for (const [key, value] of all) {
      const what = `variable "${key}"`;
      const clean = this.#value(key, value, what, '', secret.has(key));
      // What is left of a secret is no evidence; only a url is worth having without its credentials.
      if (clean === value || clean.includes('://')) {
        variables.set(key, clean);
      }
    }
    return variables;
  }

  #folder(folder: Folder): Folder {
    const name = this.#text(folder.name, 'prose', 'folder name', '');
    return {
      path: folder.path.map((part) => this.#text(part, 'prose', 'folder name', name)),
      name,
      description: this.#text(folder.description, 'prose', 'folder description', name),
    };
  }

  item(item: RequestItem): RequestItem {
    const where = this.#text(item.path, 'prose', 'name', '');
    this.#requests.clear();
    return changed(item, {
      path: where,
      name: this.#text(item.name, 'prose', 'name', where),
      folders: mapped(item.folders, (name) => this.#text(name, 'prose', 'folder name', where)),
      description: this.#text(item.description, 'prose', 'description', where),
      request: this.#request(item.request, where),
      auth: item.auth && this.#auth(item.auth, where),
      responses: mapped(item.responses, (saved) => this.#response(saved, item, where)),
    });
  }

  #request(request: Request, where: string): Request {
    let out = this.#requests.get(request);
    if (!out) {
      out = changed(request, {
        url: this.#url(request.url, where),
        headers: this.#fields(request.headers, 'header', where),
        body: request.body && this.#body(request.body, where),
      });
      this.#requests.set(request, out);
    }
    return out;
  }

  #response(saved: SavedResponse, item: RequestItem, itemPath: string): SavedResponse {
    const name = this.#text(saved.name, 'prose', 'name', itemPath);
    // The path is made of the item's and the name.
    const isClean = itemPath === item.path && name === saved.name;
    const where = isClean ? saved.path : this.#text(saved.path, 'prose', 'name', '');
    return changed(saved, {
      path: where,
      name,
      reason: this.#text(saved.reason, 'prose', 'status', where),
      headers: this.#fields(saved.headers, 'response header', where),
      body: this.#text(saved.body, 'text', 'response body', where),
      request: saved.request && this.#request(saved.request, where),
    });
  }

  #url(url: Url, where: string): Url {
    return changed(url, {
      base: this.#base(url.base, where),
      segments: mapped(url.segments, (segment, index) => this.#segment(segment, url.segments[index - 1], where)),
      query: this.#fields(url.query, 'query parameter', where),
      variables: this.#fields(url.variables, 'path variable', where),
    });
  }

  #base(base: string, where: string): string {
    const at = base.lastIndexOf('@');
    if (at < 0 || base.includes('@{{')) {
      return this.#text(base, 'text', 'url', where);
    }
    const scheme = /^[a-z][a-z0-9+.-]*:\/\/|^\{\{[^{}]*\}\}:\/\//i.exec(base)?.[0] ?? '';
    const userInfo = base.slice(scheme.length, at);
    if (!isStandIn(userInfo)) {
      this.#note(userInfo, 'user info of the url', where);
    }
    return this.#text(scheme + base.slice(at + 1), 'text', 'url', where);
  }

  /** A credential in the path is a parameter: `/bot123:ABC/send` becomes `/bot{token}/send`. */
  #segment(segment: string, before: string | undefined, where: string): string {
    if (segment.length < 8) {
      return segment;
    }
    const named = before !== undefined && /^(?:tokens?|secrets?|passwords?|api-?keys?|keys?|auth)$/i.test(before);
    if (isStandIn(segment) || (!named && this.#clean.segments.has(segment))) {
      return segment;
    }
    const found = findSecrets(segment, false);
    if (found.length > 0) {
      for (const { value, name } of found) {
        this.#note(value, 'path', where, name === undefined);
      }
      return withoutSecrets(
        segment,
        found.map((secret) => ({ ...secret, replacement: '{token}' })),
      );
    }
    if ((named && looksRandom(segment)) || isHookToken(segment)) {
      this.#note(segment, 'path', where);
      return '{token}';
    }
    if (this.#clean.segments.size < MANY) {
      this.#clean.segments.add(segment);
    }
    return segment;
  }

  #body(body: Body, where: string): Body {
    switch (body.mode) {
      case 'raw':
        return changed(body, { text: this.#text(body.text, 'text', 'request body', where) });
      case 'form':
        return changed(body, { fields: this.#fields(body.fields, 'form field', where) });
      case 'graphql':
        return {
          ...body,
          query: this.#text(body.query, 'text', 'GraphQL query', where),
          variables: this.#text(body.variables, 'text', 'GraphQL variables', where),
        };
      default:
        return body;
    }
  }

  #fields(fields: readonly Field[], what: string, where: string): readonly Field[] {
    return mapped(fields, (field) => {
      const { key, value = '', description, type } = field;
      if (description !== '' || type === 'secret') {
        return this.#field(field, what, where);
      }
      const values = this.#clean.fields.get(key);
      if (values?.has(value)) {
        return field;
      }
      const out = this.#field(field, what, where);
      if (out === field && (values?.size ?? 0) < MANY) {
        this.#clean.fields.set(key, (values ?? new Set()).add(value));
      }
      return out;
    });
  }

  #field(field: Field, what: string, where: string): Field {
    const key = this.#text(field.key, 'text', `name of a ${what}`, where);
    const description = this.#text(field.description, 'prose', `description of ${what} "${field.key}"`, where);
    const value =
      field.value === undefined
        ? undefined
        : this.#value(field.key, field.value, `${what} "${key}"`, where, field.type === 'secret');
    return value === field.value && description === field.description && key === field.key
      ? field
      : { ...field, key, value, description };
  }

  #value(name: string, value: string, what: string, where: string, secret: boolean): string {
    if (value === '') {
      return value;
    }
    const telling = secret || isSecretName(name) || (isSuspectName(name) && looksRandom(value));
    if (!telling) {
      return this.#text(value, 'text', what, where);
    }
    if (/^(?:set-)?cookie2?$/i.test(name)) {
      return this.#cookies(value, what, where);
    }
    const scheme = SCHEME.exec(value)?.[0] ?? '';
    const credentials = value.slice(scheme.length).trim();
    if (isStandIn(credentials)) {
      // The rest of a template may hold more than the variable.
      return this.#text(value, 'text', what, where);
    }
    this.#note(credentials, what, where);
    return scheme + synthetic(credentials);
  }

  #cookies(value: string, what: string, where: string): string {
    return value.replace(/(=)([^;]*)/g, (all, equals: string, cookie: string) => {
      if (isStandIn(cookie)) {
        return all;
      }
      this.#note(cookie, what, where);
      return equals + REDACTED;
    });
  }

  #auth(auth: Auth, where: string): Auth {
    const params = new Map<string, string>();
    for (const [key, value] of auth.params) {
      // The name of an apikey header stands under "key", its value under "value".
      const open =
        /^(?:key|in|type|addTokenTo|grant_type|scope|state|headerPrefix|algorithm|realm|tokenName|tokenType|client_authentication|useBrowser)$/;
      params.set(
        key,
        open.test(key)
          ? value
          : this.#value(
              key,
              value,
              `auth setting "${key}"`,
              where,
              /^(?:value|username|password|token|secret)/i.test(key),
            ),
      );
    }
    const name = auth.params.get('key');
    if (auth.type === 'apikey' && name !== undefined && findSecrets(name, false).length > 0) {
      this.#note(name, 'auth setting "key"', where);
      params.set('key', 'X-Api-Key');
    }
    return { ...auth, params };
  }

  #text(text: string, kind: Kind, what: string, where: string): string {
    if (text.length < 4) {
      return text;
    }
    const known = this.#texts[kind].get(text);
    if (known !== undefined) {
      return known;
    }
    const found = findSecrets(text, kind === 'prose');
    for (const { value, name } of found) {
      this.#note(value, name === undefined ? what : `${what}, "${name}"`, where, name === undefined);
    }
    const out = found.length === 0 ? text : withoutSecrets(text, found);
    this.#texts[kind].set(text, out);
    return out;
  }

  /** @param certain its form says that it is one, whatever it looks like */
  #note(value: string, what: string, where: string, certain = false): void {
    if ((isDistinctive(value) || (certain && value.length >= 12)) && this.#known.size < MANY) {
      this.#known.set(value, synthetic(value));
    }
    const message = `What looks like a credential was left out: ${what}.`;
    this.#diagnostics.add('warning', 'secret-left-out', where, message);
  }
}

/** The object itself where nothing in it changes, which is the rule: collections are large. */
function changed<T extends object>(object: T, parts: Partial<T>): T {
  for (const key of Object.keys(parts) as (keyof T)[]) {
    if (parts[key] !== object[key]) {
      return { ...object, ...parts };
    }
  }
  return object;
}

/** The list itself where no element changes. */
function mapped<T>(list: readonly T[], change: (element: T, index: number) => T): readonly T[] {
  let out: T[] | undefined;
  for (let i = 0; i < list.length; i += 1) {
    const element = change(list[i] as T, i);
    if (element !== list[i]) {
      out ??= [...list];
      out[i] = element;
    }
  }
  return out ?? list;
}

// A plain word or a number, even as a password, is too common to be looked for elsewhere.
function isDistinctive(value: string): boolean {
  return (
    value.length >= 8 &&
    /[A-Za-z]/.test(value) &&
    (/\d/.test(value) || (value.length >= 16 && /[a-z][A-Z]/.test(value)))
  );
}

/** The last part of a webhook's url: random, and longer than an id needs to be. */
function isHookToken(segment: string): boolean {
  return (
    segment.length >= 24 &&
    /[a-z]/.test(segment) &&
    /[A-Z]/.test(segment) &&
    looksRandom(segment) &&
    !isReadable(Buffer.from(segment, 'base64').toString('latin1'))
  );
}

// An id that was encoded for the path says what it is of: "dGhpbmc6MTAwMQ==" is "thing:1001".
function isReadable(text: string): boolean {
  return /^[\w .,:;/@|=+-]+$/.test(text) && /[a-z]{3}/i.test(text) && !looksRandom(text);
}
