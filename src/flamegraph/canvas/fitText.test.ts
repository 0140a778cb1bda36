/** @jest-environment node */
import { createTextMeasure } from './createCanvasSurface';
import { fitText } from './fitText';

const measure = (text: string) => [...text].length * 10;

test.each([
  ['handle', 60, 'left', 'handle'],
  ['handle', 59, 'left', 'hand…'],
  ['handle', 59, 'right', '…ndle'],
  ['handle', 20, 'left', 'h…'],
  ['handle', 19, 'left', ''],
  ['handle', 5, 'right', ''],
  ['handle', -3, 'left', ''],
  ['λ🦀λ🦀', 35, 'left', 'λ🦀…'],
  ['λ🦀λ🦀', 35, 'right', '…λ🦀'],
] as const)('%s in %d px, aligned %s, is "%s"', (text, maxPx, align, expected) => {
  expect(fitText(text, maxPx, align, measure)).toBe(expected);
});

test('of a very long name only what could fit is measured', () => {
  const measured: number[] = [];
  const text = fitText('x'.repeat(1_000_000), 100, 'left', (part) => {
    measured.push(part.length);
    return measure(part);
  });
  expect(text).toBe('xxxxxxxxx…');
  expect(Math.max(...measured)).toBeLessThan(100);
});

test('a character is measured once per font', () => {
  const measured: string[] = [];
  const widthOf = createTextMeasure('12px Test', (char) => {
    measured.push(char);
    return 7;
  });
  expect(widthOf('aab')).toBe(21);
  expect(createTextMeasure('12px Test', () => 99)('ab')).toBe(14);
  expect(measured).toEqual(['a', 'b']);
});
