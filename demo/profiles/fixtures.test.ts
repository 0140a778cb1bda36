/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodePprof } from './pprofBytes';

interface Totals {
  readonly total: number;
  readonly functions: ReadonlyArray<{ readonly name: string; readonly flat: number; readonly cum: number }>;
}

const FOLDER = join(process.cwd(), 'tests', 'fixtures', 'profiles');

test.each(['node-cpu', 'go-cpu', 'go-heap'])(
  '%s holds the totals and functions that go tool pprof found in it',
  (name) => {
    const bytes = readFileSync(join(FOLDER, `${name}.pb.gz`));
    expect(bytes.length).toBeLessThan(60_000);
    const profile = decodePprof(bytes);
    const expected = JSON.parse(readFileSync(join(FOLDER, `${name}.expected.json`), 'utf8')) as Record<string, Totals>;
    const types = profile.sampleType.map(({ type }) => profile.stringTable[Number(type)] ?? '');
    expect(Object.keys(expected)).toEqual(types);
    const names = new Set(profile.function.map((fn) => profile.stringTable[Number(fn.name)]));
    for (const [column, type] of types.entries()) {
      const { total, functions } = expected[type] ?? { total: 0, functions: [] };
      expect(profile.sample.reduce((sum, { value }) => sum + Number(value[column]), 0)).toBe(total);
      expect(functions.reduce((sum, { flat }) => sum + flat, 0)).toBe(total);
      expect(functions.filter((fn) => !names.has(fn.name))).toEqual([]);
    }
  },
);
