/** Receiving Belvo's events: who sent it, what it says, and handlers for Node's `http` and for Fetch. */
export type { BelvoEvents } from './generated/data/webhooks.ts';
export { createFetchHandler, createNodeHandler, type NodeRequest, type NodeResponse } from './webhooks/handlers.ts';
export {
  type AnyEvent,
  type BelvoEvent,
  type KnownEvent,
  type ParseOptions,
  parseEvent,
  type UnknownEvent,
  WebhookError,
} from './webhooks/parse-event.ts';
export type { DeliveryStore, ReceiverOptions } from './webhooks/receive.ts';
export { type ExpectedAuthorization, verifyAuthorization } from './webhooks/verify-authorization.ts';
