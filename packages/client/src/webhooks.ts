/** Receiving Belvo's events: who sent it, what it says, and handlers for Node's `http` and for Fetch. */
export type { BelvoEvents } from './generated/webhooks.ts';
export type { AnyEvent, BelvoEvent, KnownEvent, UnknownEvent } from './webhooks/events.ts';
export { createFetchHandler } from './webhooks/fetch-handler.ts';
export { createNodeHandler, type NodeRequest, type NodeResponse } from './webhooks/node-handler.ts';
export { type ParseOptions, parseEvent, WebhookError } from './webhooks/parse-event.ts';
export type { DeliveryStore, ReceiverOptions } from './webhooks/receive.ts';
export { type ExpectedAuthorization, verifyAuthorization } from './webhooks/verify-authorization.ts';
