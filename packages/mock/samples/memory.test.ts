import { startMock } from '@belvo-openapi/mock';
import { expect, test } from 'vitest';

test('a memory is kept and put back', async () => {
  await using mock = await startMock({ state: true });
  const { state } = mock;
  if (state === undefined) {
    throw new Error('There is a state because it was asked for.');
  }
  // #region memory
  const kept = state.snapshot(); // JSON: { '/api/links/': [{ id: '…', … }], … }
  state.put('/api/links/', { id: 'link-of-a-test', status: 'valid' });
  state.restore(kept); // everything as it was
  // #endregion
  expect(state.snapshot()).toEqual(kept);
});
