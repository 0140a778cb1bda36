/** @jest-environment node */
import { repeatUntilSettled } from './repeatUntilSettled';

test('what a step changes is followed once the step is done, until nothing changes any more', () => {
  const steps: string[] = [];
  let count = 0;
  const run = repeatUntilSettled(
    () => {
      steps.push(`begin ${count}`);
      if (++count < 3) {
        run();
        run();
      }
      steps.push('end');
    },
    () => false,
  );
  run();
  expect(steps).toEqual(['begin 0', 'end', 'begin 1', 'end', 'begin 2', 'end']);
});

test('nothing more is done once it is over, and a step that throws ends nothing for good', () => {
  let count = 0;
  let isOver = false;
  const run = repeatUntilSettled(
    () => {
      count++;
      run();
      isOver = count === 2;
      if (count === 1) {
        throw new Error('once');
      }
    },
    () => isOver,
  );
  expect(run).toThrow('once');
  run();
  expect(count).toBe(2);
});
