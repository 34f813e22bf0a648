/** Something was asked of the mock that does not exist: a route, fault, scenario or example. The message says what does. */
export class MockUsageError extends TypeError {
  override readonly name = 'MockUsageError';
}
