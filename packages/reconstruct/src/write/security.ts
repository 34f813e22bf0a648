import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { OperationModel } from '../infer/model.ts';
import { INVENTED_AUTH_HOST, type SecurityScheme, scopesOf, securityScheme } from '../infer/security.ts';
import { securityName } from '../name/security-names.ts';
import type { Auth, Collection } from '../read/model.ts';
import { camel, UniqueNames, words } from '../words.ts';

type Requirement = Record<string, string[]>[];

/** Writes security requirements and collects the schemes they need. */
export class SecurityWriter {
  readonly #collection: Collection;
  readonly #diagnostics: Diagnostics;
  readonly #names = new UniqueNames();
  readonly #byContent = new Map<string, string>();
  readonly #schemes: Record<string, SecurityScheme> = {};
  /** No request carries any. */
  readonly #noAuth: boolean;

  constructor(collection: Collection, operations: readonly OperationModel[], diagnostics: Diagnostics) {
    this.#collection = collection;
    this.#diagnostics = diagnostics;
    const bare = operations.filter(({ auth, keys }) => auth === undefined && keys.length === 0);
    this.#noAuth = bare.length === operations.length;
    if (collection.auth === undefined && bare.length > 0) {
      this.#reportNoAuth(bare);
    }
    this.root();
  }

  /** The document's own requirement, from the collection's auth. */
  root(): Requirement | undefined {
    if (this.#collection.auth !== undefined) {
      return this.#requirement(this.#collection.auth, '') ?? [];
    }
    return this.#noAuth ? [] : undefined;
  }

  /** An operation's requirement where it differs from the document's. */
  of(operation: OperationModel): Requirement | undefined {
    const { auth, keys, inheritsAuth, authOptional } = operation;
    if (keys.length === 0 && !authOptional && (inheritsAuth || auth === undefined)) {
      // Where some requests carry auth, saying nothing would leave open whether the others need any.
      return this.root() === undefined ? [] : undefined;
    }
    const where = operation.items[0]?.path ?? '';
    const own = auth === undefined ? [] : (this.#requirement(auth, where) ?? []);
    const all = keys.reduce((sum, key) => both(sum, this.#requirement(key, where) ?? []), own);
    if (authOptional) {
      return [...all, {}];
    }
    return JSON.stringify(all) === JSON.stringify(this.root()) ? undefined : all;
  }

  /** Every scheme that was asked for. */
  schemes(): Record<string, SecurityScheme> {
    return this.#schemes;
  }

  #reportNoAuth(bare: readonly OperationModel[]): void {
    const message = 'No auth is known; "security: []" states that none is needed, which is a guess.';
    if (this.#noAuth) {
      this.#diagnostics.add('info', 'no-auth-known', '', message);
      return;
    }
    for (const operation of bare) {
      this.#diagnostics.add('info', 'no-auth-known', operation.items[0]?.path ?? '', message);
    }
  }

  #reportFlows(scheme: SecurityScheme, name: string, where: string): void {
    if (scheme.type === 'oauth2' && Object.keys(scheme.flows as object).length === 0) {
      const message = `The OAuth 2.0 settings lack usable urls; the flows of ${name} are left empty for a person to fill in.`;
      this.#diagnostics.add('warning', 'oauth2-incomplete', where, message);
    } else if (scheme.type === 'oauth2' && JSON.stringify(scheme.flows).includes(INVENTED_AUTH_HOST)) {
      const message = `The addresses of ${name} are variables that nobody set; a made-up host stands in.`;
      this.#diagnostics.add('warning', 'oauth2-incomplete', where, message);
    }
  }

  #requirement(auth: Auth, where: string): Requirement | undefined {
    const scheme = securityScheme(auth, this.#collection.variables, this.#diagnostics, where);
    if (!scheme) {
      return auth.type === 'noauth' ? [] : undefined;
    }
    const scopes = scopesOf(auth);
    const content = JSON.stringify(scheme, (key, value: unknown) => (key === 'scopes' ? {} : value));
    let name = this.#byContent.get(content);
    if (name === undefined) {
      const wanted = securityName(scheme);
      // A second key is told from the first by what it is called on the wire.
      const own = scheme.type === 'apiKey' && this.#names.has(wanted) ? camel(words(String(scheme.name))) : '';
      name = this.#names.take(own || wanted);
      this.#byContent.set(content, name);
      this.#schemes[name] = scheme;
      this.#reportFlows(scheme, name, where);
    } else {
      addScopes(this.#schemes[name], scopes);
    }
    return [{ [name]: scopes }];
  }
}

/** One scheme lists what all requests ask for. */
function addScopes(scheme: SecurityScheme | undefined, scopes: readonly string[]): void {
  for (const flow of Object.values((scheme?.flows ?? {}) as Record<string, { scopes: Record<string, string> }>)) {
    for (const scope of scopes) {
      flow.scopes[scope] ??= '';
    }
  }
}

/** Two requirements that hold together. */
function both(a: Requirement, b: Requirement): Requirement {
  return a.length === 0 ? b : a.map((alternative) => Object.assign({}, alternative, ...b) as Requirement[number]);
}
