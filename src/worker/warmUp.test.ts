/** @jest-environment node */
import { ProfileEngine } from './ProfileEngine';

test('the made profile can be opened', () => {
  expect(() => new ProfileEngine().warmUp()).not.toThrow();
});
