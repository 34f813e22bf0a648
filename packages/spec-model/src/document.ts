/**
 * The parts of an OpenAPI 3.1 document that this repository reads.
 * @see https://spec.openapis.org/oas/v3.1.0
 */

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Reference Object (§4.8.23). */
export interface Reference {
  readonly $ref: string;
  readonly summary?: string;
  readonly description?: string;
}

/** Schema Object (§4.8.24), a JSON Schema 2020-12 in object form; `$ref` may stand beside annotations. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly default?: Json;
  readonly deprecated?: boolean;
  readonly examples?: readonly Json[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly 'x-sensitive'?: 'credential' | 'personal';
  readonly [keyword: string]: unknown;
}

/** Example Object (§4.8.19). */
export interface Example {
  readonly summary?: string;
  readonly description?: string;
  readonly value?: Json;
}

/** Media Type Object (§4.8.14). */
export interface MediaType {
  readonly schema?: Schema;
  readonly example?: Json;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
}

/** Parameter Object (§4.8.12). */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly description?: string;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly schema?: Schema;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly example?: Json;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
  readonly [extension: `x-${string}`]: unknown;
}

/** Header Object (§4.8.21). */
export type Header = Omit<Parameter, 'name' | 'in'>;

/** Link Object (§4.8.20). */
export interface Link {
  readonly operationId?: string;
  readonly operationRef?: string;
  readonly parameters?: Readonly<Record<string, Json>>;
  readonly requestBody?: Json;
  readonly description?: string;
}

/** Request Body Object (§4.8.13). */
export interface RequestBody {
  readonly description?: string;
  readonly required?: boolean;
  readonly content: Readonly<Record<string, MediaType>>;
}

/** Response Object (§4.8.17). */
export interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Header | Reference>>;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly links?: Readonly<Record<string, Link | Reference>>;
  readonly [extension: `x-${string}`]: unknown;
}

/** Server Object (§4.8.5), without variables. */
export interface Server {
  readonly url: string;
  readonly description?: string;
}

/** Operation Object (§4.8.10). */
export interface OperationObject {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly servers?: readonly Server[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: RequestBody | Reference;
  readonly responses?: Readonly<Record<string, Response | Reference>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly [extension: `x-${string}`]: unknown;
}

/** The HTTP methods a Path Item Object may describe (§4.8.9), in the order they are listed in. */
export const HTTP_METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** One of {@link HTTP_METHODS}. */
export type HttpMethod = (typeof HTTP_METHODS)[number];

/** Path Item Object (§4.8.9). */
export type PathItem = { readonly [method in HttpMethod]?: OperationObject } & {
  readonly summary?: string;
  readonly description?: string;
  readonly servers?: readonly Server[];
  readonly parameters?: readonly (Parameter | Reference)[];
};

/** Components Object (§4.8.7). */
export interface Components {
  readonly schemas?: Readonly<Record<string, Schema>>;
  readonly parameters?: Readonly<Record<string, Parameter | Reference>>;
  readonly responses?: Readonly<Record<string, Response | Reference>>;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
  readonly requestBodies?: Readonly<Record<string, RequestBody | Reference>>;
  readonly headers?: Readonly<Record<string, Header | Reference>>;
  readonly links?: Readonly<Record<string, Link | Reference>>;
  readonly securitySchemes?: Readonly<Record<string, unknown>>;
}

/** Tag Object (§4.8.22). */
export interface Tag {
  readonly name: string;
  readonly description?: string;
}

/** OpenAPI Object (§4.8.1): a bundled document, whose references all point into itself. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly jsonSchemaDialect?: string;
  readonly info: { readonly title: string; readonly version: string; readonly [key: string]: unknown };
  readonly servers?: readonly Server[];
  readonly tags?: readonly Tag[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths?: Readonly<Record<string, PathItem>>;
  readonly webhooks?: Readonly<Record<string, PathItem>>;
  readonly components?: Components;
  readonly [extension: `x-${string}`]: unknown;
}
