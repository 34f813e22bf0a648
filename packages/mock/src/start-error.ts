/** Why a mock could not start. The message says what to do about it. */
export class MockStartError extends Error {
  override readonly name = 'MockStartError';
  /** What was wrong: the port, the document, or something that was asked for. */
  readonly reason: 'port' | 'spec' | 'option';

  constructor(reason: MockStartError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}
