/** @jest-environment node */
import { PointerGestures } from './PointerGestures';

const FINGER = { isTouch: true, isPressed: true };
const MOUSE = { isTouch: false, isPressed: true };

function record() {
  const calls: string[] = [];
  const gestures = new PointerGestures();
  gestures.connect({
    onDrag: (dx, dy) => calls.push(`drag ${dx} ${dy}`),
    onPinch: (middle, factor, dx) => calls.push(`pinch at ${middle.x} × ${factor} moved ${dx}`),
    onLongPress: ({ x, y }) => calls.push(`long press ${x} ${y}`),
  });
  return { gestures, calls };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('a press that hardly moves is a click', () => {
  const { gestures, calls } = record();
  gestures.down(1, { x: 10, y: 10 }, MOUSE);
  gestures.move(1, { x: 12, y: 11 });
  gestures.up(1);
  expect(calls).toEqual([]);
  expect(gestures.wasMoreThanClick).toBe(false);
});

test('a press that moves drags, with the way from the beginning', () => {
  const { gestures, calls } = record();
  gestures.down(1, { x: 10, y: 10 }, MOUSE);
  gestures.move(1, { x: 12, y: 10 });
  gestures.move(1, { x: 30, y: 15 });
  gestures.move(1, { x: 31, y: 15 });
  gestures.up(1);
  gestures.move(1, { x: 90, y: 90 });
  expect(calls).toEqual(['drag 20 5', 'drag 1 0']);
  expect(gestures.wasMoreThanClick).toBe(true);
});

test('two fingers zoom by how much further apart they get', () => {
  const { gestures, calls } = record();
  gestures.down(1, { x: 100, y: 10 }, FINGER);
  gestures.down(2, { x: 200, y: 10 }, FINGER);
  gestures.move(2, { x: 300, y: 10 });
  gestures.up(1);
  gestures.move(2, { x: 310, y: 10 });
  gestures.up(2);
  jest.runAllTimers();
  expect(calls).toEqual(['pinch at 200 × 2 moved 50', 'drag 10 0']);
});

test('a finger that stays is a long press and no click; one that moves is not', () => {
  const { gestures, calls } = record();
  gestures.down(1, { x: 7, y: 8 }, FINGER);
  jest.advanceTimersByTime(600);
  gestures.up(1);
  expect(calls).toEqual(['long press 7 8']);
  expect(gestures.wasMoreThanClick).toBe(true);

  gestures.down(1, { x: 7, y: 8 }, FINGER);
  gestures.move(1, { x: 40, y: 8 });
  jest.advanceTimersByTime(600);
  expect(calls).toEqual(['long press 7 8', 'drag 33 0']);
});

test('a mouse that stays, and its other buttons, begin nothing', () => {
  const { gestures, calls } = record();
  gestures.down(1, { x: 7, y: 8 }, MOUSE);
  jest.advanceTimersByTime(600);
  gestures.up(1);
  gestures.down(1, { x: 7, y: 8 }, { isTouch: false, isPressed: false });
  gestures.move(1, { x: 70, y: 8 });
  expect(calls).toEqual([]);
});
