/** @jest-environment node */
import { DrawQueue } from './DrawQueue';

/** A queue whose frames the test lets pass, and what it drew in each. */
function createQueue() {
  let run: (() => void) | undefined;
  const drawn: string[] = [];
  const queue = new DrawQueue((next) => (run = next));
  const subjects = new Map<string, object>();
  const find = (name: string): object => subjects.get(name) ?? subjects.set(name, {}).get(name) ?? {};
  return {
    queue,
    add: (name: string, distance: number, text = name, isPainted = () => true) =>
      queue.add(find(name), { getDistance: () => distance, draw: () => drawn.push(text), isPainted }),
    remove: (name: string) => queue.remove(find(name)),
    frame: () => {
      const current = run;
      run = undefined;
      drawn.length = 0;
      current?.();
      return [...drawn];
    },
  };
}

test('a few are drawn in each frame, what is in view first', () => {
  const { add, frame } = createQueue();
  add('far', 2000);
  add('first in view', 0);
  add('near', 900);
  add('second in view', 0);
  expect(frame()).toEqual(['first in view']);
  expect(frame()).toEqual(['second in view', 'near']);
  expect(frame()).toEqual(['far']);
  expect(frame()).toEqual([]);
});

test('what is asked for twice is drawn once, as it was asked last', () => {
  const { add, frame } = createQueue();
  add('checkout', 0, 'older');
  add('checkout', 0, 'newer');
  expect(frame()).toEqual(['newer']);
  add('checkout', 0, 'newest');
  expect(frame()).toEqual(['newest']);
});

test('what has left is not drawn', () => {
  const { add, remove, frame } = createQueue();
  add('gone', 0);
  add('here', 0);
  remove('gone');
  expect(frame()).toEqual(['here']);
});

test('the one drawn first has the page for itself until it is painted', () => {
  const { add, frame } = createQueue();
  let isPainted = false;
  add('first in view', 0, undefined, () => isPainted);
  add('second in view', 0);
  add('third in view', 0);
  expect(frame()).toEqual(['first in view']);
  expect(frame()).toEqual([]);
  isPainted = true;
  expect(frame()).toEqual(['second in view', 'third in view']);
});

test('what is never painted holds the others up for some frames only', () => {
  const { add, frame } = createQueue();
  add('nothing to paint', 0, undefined, () => false);
  add('in view', 0);
  add('near', 900);
  expect(frame()).toEqual(['nothing to paint']);
  const later = Array.from({ length: 30 }, frame);
  expect(later.flat()).toEqual(['in view', 'near']);
});
