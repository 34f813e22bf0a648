/**
 * The specification as data: read the bundle, list what it describes. Everything in this repository that is derived
 * from the specification starts here.
 */
export type { BodyContent, NamedExample } from './content.ts';
export {
  type Example,
  HTTP_METHODS,
  type HttpMethod,
  type Json,
  type MediaType,
  type OpenApiDocument,
  type OperationObject,
  type PathItem,
  type Reference,
  type RequestBody,
  type Response,
  type Schema,
  type Server,
} from './document.ts';
export type { OperationExtensions, Pagination, RateLimit, RetryClass, Source } from './extensions.ts';
export { type BundleLoader, createBundleLoader, type LoadBundleOptions } from './load.ts';
export {
  listOperations,
  type Operation,
  type OperationRequestBody,
  type SensitiveValue,
  splitOperationId,
} from './operations.ts';
export type { OperationParameter } from './parameters.ts';
export { refName, resolveRef } from './refs.ts';
export type { OperationResponse, ResponseHeader, ResponseLink } from './responses.ts';
export { listSchemas, type NamedSchema, schemaExamples } from './schemas.ts';
export { findSensitive, type SensitiveLevel, type SensitiveProperty } from './sensitive.ts';
export { listWebhooks, type Webhook } from './webhooks.ts';
