/** A test kit: the client without a network. Responses are the named examples of the specification. */
export type { OperationId } from './generated/data/examples.ts';
export { buildEvent, type ExampleChoice, exampleOf, examplesOf } from './testing/examples.ts';
export {
  createMockFetch,
  type MockCall,
  type MockFetch,
  type MockReply,
  type RequestInitLike,
  type RequestLike,
} from './testing/mock-fetch.ts';
