/** A Postman collection after reading: every field has the type it says, whatever the file held. */
export interface Collection {
  readonly name: string;
  readonly description: string;
  readonly version: string | undefined;
  /** Requests in file order, folders flattened into each item's `folders`. */
  readonly items: readonly RequestItem[];
  readonly auth: Auth | undefined;
  readonly variables: ReadonlyMap<string, string>;
  /** Names of the variables that Postman was told to keep secret. */
  readonly secretVariables: ReadonlySet<string>;
  readonly folders: readonly Folder[];
  /** Environments given beside the collection; their variables come before its own. */
  readonly environments: readonly Environment[];
}

/** An environment as Postman exports it. */
export interface Environment {
  readonly name: string;
  readonly variables: ReadonlyMap<string, string>;
  readonly secretVariables: ReadonlySet<string>;
}

/** A folder, for tags. */
export interface Folder {
  readonly name: string;
  /** Names of the folders around it and its own. */
  readonly path: readonly string[];
  readonly description: string;
}

/** One request of the collection with its saved responses. */
export interface RequestItem {
  /** Readable place, `Links / Update`. */
  readonly path: string;
  readonly name: string;
  readonly folders: readonly string[];
  readonly description: string;
  readonly request: Request;
  /** Auth in force: the request's own, else the nearest folder's, else the collection's. */
  readonly auth: Auth | undefined;
  /** Whether `auth` is only the collection's. */
  readonly inheritsAuth: boolean;
  readonly responses: readonly SavedResponse[];
  /** Text of its test scripts; never run. */
  readonly tests: string;
  /** Those of the collection and its folders, which run after this request too; outermost first. */
  readonly inheritedTests: readonly string[];
}

/** An HTTP request as written in the collection. */
export interface Request {
  readonly method: string;
  readonly url: Url;
  readonly headers: readonly Field[];
  readonly body: Body | undefined;
}

/** A saved response ("example" in Postman's interface). */
export interface SavedResponse {
  readonly path: string;
  readonly name: string;
  /** Undefined where the collection gives none, as newer generators do for `default`. */
  readonly status: number | undefined;
  readonly reason: string;
  readonly headers: readonly Field[];
  readonly mediaType: string | undefined;
  /** The body as saved; empty when there is none. */
  readonly body: string;
  readonly request: Request | undefined;
}

/** Key and value of a header, query parameter, path variable or form field. */
export interface Field {
  readonly key: string;
  readonly value: string | undefined;
  readonly description: string;
  readonly disabled: boolean;
  /** `file` for uploaded form parts, `secret` for what Postman was told to keep so. */
  readonly type: string | undefined;
  /** Media type of a form part. */
  readonly contentType?: string;
  /** Names of the files of a form part that has a list of them. */
  readonly files?: readonly string[];
}

export interface Url {
  /** Protocol, host and port as written, variables included: `{{baseUrl}}`, `https://api.example.com`. */
  readonly base: string;
  /** Path segments as written: `:id`, `{{id}}`, an empty last one for a trailing slash. */
  readonly segments: readonly string[];
  readonly query: readonly Field[];
  readonly variables: readonly Field[];
}

export type Body =
  | { readonly mode: 'raw'; readonly text: string; readonly language: string | undefined }
  | { readonly mode: 'form'; readonly mediaType: string; readonly fields: readonly Field[] }
  | { readonly mode: 'graphql'; readonly query: string; readonly variables: string; readonly operationName: string }
  | { readonly mode: 'file' };

/** Authentication settings: the kind and its parameters as plain text. */
export interface Auth {
  readonly type: string;
  readonly params: ReadonlyMap<string, string>;
}
