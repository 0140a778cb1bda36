/** @jest-environment node */
import { Observable, Subject } from 'rxjs';
import { SeriesQueue } from './SeriesQueue';

/** Sources by name, which note when they begin and when they are given up. */
function createSources(names: readonly string[]) {
  const log: string[] = [];
  const subjects = new Map(names.map((name) => [name, new Subject<string>()]));
  const getSource = (name: string) =>
    new Observable<string>((subscriber) => {
      log.push(`${name} begins`);
      const subscription = subjects.get(name)?.subscribe(subscriber);
      return () => {
        log.push(`${name} ends`);
        subscription?.unsubscribe();
      };
    });
  return { log, getSource, complete: (name: string) => subjects.get(name)?.complete() };
}

test('no more than the limit run, and whoever stands first on the screen is next', () => {
  const { log, getSource, complete } = createSources(['a', 'b', 'c', 'd']);
  const queue = new SeriesQueue(2);
  ['a', 'b', 'd', 'c'].forEach((name) => queue.enqueue(getSource(name), () => name.charCodeAt(0)).subscribe());
  expect(log).toEqual(['a begins', 'b begins']);
  complete('b');
  expect(log.slice(2)).toEqual(['b ends', 'c begins']);
  complete('a');
  expect(log.slice(4)).toEqual(['a ends', 'd begins']);
});

test('the position counts when a place becomes free, not when it was asked for', () => {
  const { log, getSource, complete } = createSources(['a', 'b', 'c']);
  const queue = new SeriesQueue(1);
  let onScreen = 'b';
  const getPosition = (name: string) => () => (name === onScreen ? 0 : 1);
  ['a', 'b', 'c'].forEach((name) => queue.enqueue(getSource(name), getPosition(name)).subscribe());
  onScreen = 'c';
  complete('a');
  expect(log).toEqual(['a begins', 'a ends', 'c begins']);
});

test('what is given up while it waits never begins, and what runs makes room', () => {
  const { log, getSource } = createSources(['a', 'b', 'c']);
  const queue = new SeriesQueue(1);
  const [a, b] = ['a', 'b', 'c'].map((name) => queue.enqueue(getSource(name), () => 0).subscribe());
  b?.unsubscribe();
  a?.unsubscribe();
  expect(log).toEqual(['a begins', 'a ends', 'c begins']);
});

test('a source that fails makes room, and its error arrives', () => {
  const queue = new SeriesQueue(1);
  const failing = new Observable<string>((subscriber) => subscriber.error(new Error('refused')));
  const { log, getSource } = createSources(['a']);
  const errors: unknown[] = [];
  queue.enqueue(failing, () => 0).subscribe({ error: (error: unknown) => errors.push(error) });
  queue.enqueue(getSource('a'), () => 0).subscribe();
  expect(errors).toEqual([new Error('refused')]);
  expect(log).toEqual(['a begins']);
});

test('a queue within a queue keeps both limits', () => {
  const { log, getSource } = createSources(['a', 'b', 'c', 'd']);
  const outer = new SeriesQueue(3);
  const inner = new SeriesQueue(2);
  ['a', 'b', 'c', 'd'].forEach((name) =>
    inner
      .enqueue(
        outer.enqueue(getSource(name), () => 0),
        () => 0,
      )
      .subscribe(),
  );
  expect(log).toEqual(['a begins', 'b begins']);
});
