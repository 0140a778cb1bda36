/** @jest-environment node */
import { warmUp } from './warmUp';

test('the made profile can be opened', () => {
  expect(warmUp).not.toThrow();
});
