/** @jest-environment node */
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { pprofFromText } from '../../../tests/helpers/pprofFromText';
import { computeFunctionLines } from './computeFunctionLines';
import { mergeFunctionLines } from './mergeFunctionLines';

const read = (text: string) => computeFunctionLines(decodePprof(pprofFromText(text)), 0, { name: 'f' });

const FIRST = 'main:1;f:2@a.go 5\nmain:1;f:3@a.go;g:9 2\nother:7 1';
const SECOND = 'main:1;f:3@a.go 4\nmain:8;f:2@a.go;g:9 1\nmain:1;f:4@b.go 3';

test('lines of two runs add up to those of one profile with the stacks of both', () => {
  expect(mergeFunctionLines([read(FIRST), read(SECOND)])).toEqual(read(`${FIRST}\n${SECOND}`));
});

test('a run without the function counts in the whole alone', () => {
  const merged = mergeFunctionLines([read('main:1 10'), read(FIRST)]);
  expect(merged.profileTotal).toBe(18);
  expect(merged.total).toBe(7);
  expect(merged.places).toEqual(read(FIRST).places);
});
