import type { ListedFields } from '../read/field-tables.ts';
import type { Auth, Collection } from '../read/model.ts';
import type { FieldNote } from '../read/notes.ts';
import type { Shape } from './shape.ts';
import type { ShapeStore, Source } from './shape-store.ts';

/** JSON Schema as plain data. */
export type Schema = { [keyword: string]: unknown };

/** Everything a collection shows, item by item; what every later step and other tools build on. */
export interface Observations {
  /** The collection itself; its `items` are empty unless `observe` was given a `Collection`. */
  readonly collection: Collection;
  readonly items: readonly ItemObservation[];
  readonly store: ShapeStore;
  /** Credentials that were taken out, by value, with what took their place. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Texts of which a place in a body holds one. */
export interface TestedChoices {
  /** The keys on the way to it. */
  readonly path: readonly string[];
  readonly values: readonly string[];
}

/** One request of the collection with all its evidence. */
export interface ItemObservation {
  /** Readable place in the collection, `Links / Update`. */
  readonly path: string;
  readonly name: string;
  readonly folders: readonly string[];
  readonly description: string;
  /** The name, a folder or the description says so. */
  readonly deprecated: boolean;
  /** Fields that the description lists. */
  readonly listed: ListedFields;
  /** What the body speaks, where a url stands for many operations. */
  readonly protocol: 'GraphQL' | 'SOAP' | undefined;
  /** Places of a success response that tests expect, as paths of keys. */
  readonly tested: readonly (readonly string[])[];
  /** What tests say that places of a success response are one of. */
  readonly testedChoices: readonly TestedChoices[];
  /** Upper case: `PUT`. */
  readonly method: string;
  /** Path as OpenAPI writes it, from the request itself: `/api/links/{id}/`. */
  readonly template: string;
  /** Identity of the operation: method and path without parameter names and trailing slash. */
  readonly key: string;
  /** Server part of the url as written: `{{baseUrl}}`. */
  readonly base: string;
  /** The url names a path, if only `/`. */
  readonly hasPath: boolean;
  readonly auth: Auth | undefined;
  readonly inheritsAuth: boolean;
  /** Further credentials that the request carries as parameters; found only once all requests are known. */
  readonly keys: readonly Auth[];
  /**
   * Every sighting of a path, query or header parameter, of the request and of the saved requests. Responses saved
   * from one request in a row count once, under the first one's place.
   */
  readonly parameters: readonly ParameterSighting[];
  readonly bodies: readonly BodySighting[];
  readonly responses: readonly ResponseSighting[];
  /** Requests of saved responses that were sent to a path of another look. */
  readonly elsewhere: readonly SavedRequest[];
  /** The request's name says that it is meant to be refused: "invalid id". */
  readonly negative: boolean;
}

/** The request a response was saved from, where its path is not that of the item. */
export interface SavedRequest {
  readonly method: string;
  readonly template: string;
  readonly where: string;
  readonly rejected: boolean;
  readonly parameters: readonly ParameterSighting[];
  readonly bodies: readonly BodySighting[];
}

/** One appearance of a parameter. */
export interface ParameterSighting {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly value: string | undefined;
  /** Prose, without "(Required)". */
  readonly description: string;
  readonly required: boolean;
  readonly choices: readonly string[] | undefined;
  /** Everything its description says. */
  readonly note: FieldNote;
  readonly disabled: boolean;
  /** From the request itself or from a saved response's `originalRequest`. */
  readonly source: 'request' | 'saved';
  /** Place in the collection. */
  readonly where: string;
  /** Its request was refused (4xx), or meant to be: no evidence of what is right. */
  readonly rejected: boolean;
}

/** One appearance of a request body. */
export interface BodySighting {
  readonly where: string;
  readonly source: 'request' | 'saved';
  /** Its request was refused (4xx), or meant to be: no evidence of what is right. */
  readonly rejected: boolean;
  readonly mediaType: string;
  /** The body as written; undefined for forms and files. */
  readonly text: string | undefined;
  /** The parsed body where it is JSON or a form. */
  readonly value: unknown;
  readonly parsed: boolean;
  /** Names of the top-level fields. */
  readonly fields: readonly string[];
  /** Form fields a note calls required; undefined where nothing is known. */
  readonly required: readonly string[] | undefined;
  /** What descriptions of form fields say. */
  readonly notes: ReadonlyMap<string, FieldNote>;
  /** Media types of single form fields. */
  readonly encoding: ReadonlyMap<string, string>;
  readonly shape: Shape;
  /** Schema of this very body, decoded; computed when asked for. */
  readonly schema: Schema;
}

/** One saved response. */
export interface ResponseSighting {
  /** `Links / Update › response "Ok"` */
  readonly where: string;
  readonly name: string;
  /** Saved, or expected by a test script. */
  readonly source: 'saved' | 'test';
  /** `200`, or `default` where the collection gives no code. */
  readonly status: string;
  /** Lower case, without parameters; undefined when the response has no body. */
  readonly mediaType: string | undefined;
  readonly headers: readonly { readonly name: string; readonly value: string; readonly description: string }[];
  /** The body as saved. */
  readonly body: string;
  readonly parsed: boolean;
  readonly shape: Shape;
  /** Schema of this very body, placeholders decoded; undefined when there is no body. Computed when asked for. */
  readonly schema: Schema | undefined;
}

export type { Source };
