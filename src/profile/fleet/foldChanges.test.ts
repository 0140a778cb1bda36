/** @jest-environment node */
import { foldChanges } from './foldChanges';
import type { ChangeRow, ChangeStatus } from './listChanges';

const SINCE = { firstMs: 1, lastMs: 1, endMs: undefined };

function row(name: string, status: ChangeStatus, more: Partial<ChangeRow> = {}): ChangeRow {
  const services = [{ name, difference: 1 }];
  return { kind: 'service', name, difference: 1, services, status, note: '', since: undefined, ...more };
}

function functionIn(name: string, difference: number, ...services: readonly string[]): ChangeRow {
  return row(name, 'sure', {
    ...{ kind: 'function', difference },
    services: services.map((service) => ({ name: service, difference: difference / services.length })),
  });
}

function fold(rows: readonly ChangeRow[], leftOutCount = 0) {
  const { shown, folded, sentence } = foldChanges({ rows, leftOutCount });
  return { shown: shown.map(({ name }) => name), folded: folded.map(({ name }) => name), sentence };
}

test('what is sure is shown; how many others there are, and why they are not shown, is one line', () => {
  const noise = Array.from({ length: 9 }, (_, place) => row(`noise${place}`, 'chance', { since: SINCE }));
  const all = [row('busy', 'sure'), ...noise, row('late', 'incomplete', { note: 'stopped sending at 12:48' })];
  expect(fold(all, 3)).toEqual({
    shown: ['busy'],
    folded: all.slice(1).map(({ name }) => name),
    sentence:
      '9 more services differ, which may be noise. 1 has incomplete data. 3 differ by less and are not checked.',
  });
});

test('where nothing is sure the list is one line', () => {
  expect(fold([row('a', 'chance'), row('b', 'incomplete')])).toEqual({
    shown: [],
    folded: ['a', 'b'],
    sentence: 'No change is sure. 1 service differs, which may be noise. 1 has incomplete data.',
  });
  expect(fold([row('a', 'incomplete'), row('b', 'incomplete')]).sentence).toBe('2 services have incomplete data.');
  expect(fold([])).toEqual({ shown: [], folded: [], sentence: '' });
});

test('before anybody looks into them, services that stand out are shown', () => {
  expect(fold([row('up', 'not-tested', { since: SINCE }), row('calm', 'not-tested')])).toEqual({
    shown: ['up'],
    folded: ['calm'],
    sentence: '1 more service differs, but does not stand out.',
  });
  expect(fold([row('calm', 'not-tested'), row('other', 'not-tested')]).sentence).toBe(
    'No service stands out. 2 services differ, but do not stand out.',
  );
});

test('however many there are, some rows are shown, and failures say why', () => {
  const open = Array.from({ length: 12 }, (_, place) => row(`open${place}`, 'open'));
  const { shown, sentence } = fold([...open, row('gone', 'failed', { note: 'no answer' })]);
  expect(shown).toHaveLength(8);
  expect(sentence).toBe('4 more services are being checked. 1 could not be checked (no answer).');
  const sure = Array.from({ length: 9 }, (_, place) => functionIn(`f${place}`, 9 - place, 'a', `s${place}`));
  expect(fold(sure).sentence).toBe('1 more change is sure.');
});

test('many functions of one service are one row; one that changed in several services keeps its own', () => {
  const { shown } = foldChanges({
    rows: [
      functionIn('json.parse', 9, 'shop', 'search'),
      ...[5, 4, -3, 2].map((difference, place) => functionIn(`own${place}`, difference, 'shop')),
      ...[1, 1, 1].map((difference, place) => functionIn(`other${place}`, difference, 'search')),
    ],
    leftOutCount: 0,
  });
  expect(shown.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'function json.parse',
    'functions shop',
    'function other0',
    'function other1',
    'function other2',
  ]);
  expect(shown[1]).toMatchObject({ gained: 11, lost: -3 });
});
