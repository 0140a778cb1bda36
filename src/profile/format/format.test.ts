/** @jest-environment node */
import fc from 'fast-check';
import { buildDiffExportName, buildExportName } from './buildExportName';
import { formatFunctionName } from './formatFunctionName';
import { formatInteger, formatShare, formatSignedShare } from './formatNumber';
import {
  formatBytes,
  formatCores,
  formatCount,
  formatDurationNs,
  formatRate,
  formatSignedValue,
  formatValue,
} from './formatValue';

test.each([
  [0, '0 ns'],
  [0.4, '0.4 ns'],
  [999, '999 ns'],
  [999.6, '1 µs'],
  [1234, '1.23 µs'],
  [39.44e9, '39.4 s'],
  [59.96e9, '1 min'],
  [67.8e9, '1.13 min'],
  [3600e9, '1 h'],
  [90 * 86_400e9, '90 d'],
  [5000 * 86_400e9, '5,000 d'],
  [-67.8e9, '-1.13 min'],
  [2 ** 63, '106,752 d'],
  [Number.NaN, '–'],
  [Infinity, '–'],
])('%p ns read "%s"', (value, expected) => {
  expect(formatDurationNs(value)).toBe(expected);
});

test.each([
  [0, '0 B'],
  [512, '512 B'],
  [1023.9, '1 KiB'],
  [1024, '1 KiB'],
  [12_900_000, '12.3 MiB'],
  [3 * 1024 ** 4, '3 TiB'],
  [5e18, '4,441 PiB'],
  [-2048, '-2 KiB'],
])('%p bytes read "%s"', (value, expected) => {
  expect(formatBytes(value)).toBe(expected);
});

test.each([
  [0, '0'],
  [7, '7'],
  [0.25, '0.25'],
  [999, '999'],
  [999.9, '1 K'],
  [1234, '1.23 K'],
  [5_600_000, '5.6 Mil'],
  [1e9, '1 Bil'],
])('the count %p reads "%s"', (value, expected) => {
  expect(formatCount(value)).toBe(expected);
});

test.each([
  [0, '0 cores'],
  [0.37, '0.37 cores'],
  [0.1, '0.1 cores'],
  [0.09996, '0.1 cores'],
  [0.0751, '75.1 mcores'],
  [-0.00512, '-5.12 mcores'],
  [37.23, '37.2 cores'],
  [1, '1 core'],
  [0.9999, '1 core'],
  [1234.4, '1,234 cores'],
  [0.00001, '< 0.1 mcores'],
  [-0.00001, '> -0.1 mcores'],
  [-0.5, '-0.5 cores'],
  [Number.NaN, '–'],
])('%p cores read "%s"', (value, expected) => {
  expect(formatCores(value)).toBe(expected);
});

test('rates say "per second"', () => {
  expect(formatRate(90e9, 'ns/s')).toBe('90 s/s');
  expect(formatRate(12_900_000, 'binBps')).toBe('12.3 MiB/s');
  expect(formatRate(1234, 'samples/s')).toBe('1.23 K samples/s');
  expect(formatRate(Number.NaN, 'samples/s')).toBe('–');
});

test.each([
  ['ns', '3 µs', '+3 µs'],
  ['bytes', '2.93 KiB', '+2.93 KiB'],
  ['short', '3 K', '+3 K'],
  ['cores', '3,000 cores', '+3,000 cores'],
  ['binBps', '2.93 KiB/s', '+2.93 KiB/s'],
  ['objects/s', '3 K objects/s', '+3 K objects/s'],
  ['/s', '3 K/s', '+3 K/s'],
  ['ns/s', '3 µs/s', '+3 µs/s'],
] as const)('3000 %s', (unit, plain, signed) => {
  expect(formatValue(3000, unit)).toBe(plain);
  expect(formatSignedValue(3000, unit)).toBe(signed);
  expect(formatSignedValue(-3000, unit)).toBe(`-${plain}`);
});

test('bigger values never read as smaller ones', () => {
  const read = (text: string): number => {
    const factors: Record<string, number> = { ns: 1, µs: 1e3, ms: 1e6, s: 1e9, min: 60e9, h: 3600e9, d: 86_400e9 };
    const [number = '', unit = ''] = text.replaceAll(',', '').split(' ');
    return Number(number) * (factors[unit] ?? Number.NaN);
  };
  const value = fc.double({ min: 1e-3, max: 1e19, noNaN: true });
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(read(formatDurationNs(low))).toBeLessThanOrEqual(read(formatDurationNs(high)) * (1 + 1e-9));
      expect(Math.abs(read(formatDurationNs(a)) - a) / a).toBeLessThan(0.006);
    }),
  );
});

test.each([
  [0, '0 %', '0 %'],
  [1e-9, '< 0.1 %', '≈ 0 %'],
  [0.00099, '< 0.1 %', '≈ 0 %'],
  [0.001, '0.1 %', '+0.1 %'],
  [0.123, '12.3 %', '+12.3 %'],
  [0.61, '61 %', '+61 %'],
  [0.9995, '> 99.9 %', '+100 %'],
  [1, '100 %', '+100 %'],
  [5.9, '590 %', '+590 %'],
  [12.34, '1,234 %', '+1,234 %'],
  [-0.125, '-12.5 %', '-12.5 %'],
  [-1e-9, '≈ 0 %', '≈ 0 %'],
  [-0, '0 %', '0 %'],
  [-1, '-100 %', '-100 %'],
  [Number.NaN, '–', '–'],
  [Infinity, '–', '–'],
])('the share %p reads "%s", as a change "%s"', (share, plain, signed) => {
  expect(formatShare(share)).toBe(plain);
  expect(formatSignedShare(share)).toBe(signed);
});

test.each([
  [1204, '1,204'],
  [-0.4, '0'],
  [303_983, '303,983'],
  [Number.NaN, '–'],
])('the number %p reads "%s"', (value, expected) => {
  expect(formatInteger(value)).toBe(expected);
});

describe('function names', () => {
  test.each([
    ['net/http.(*conn).serve', 'net/http.(*conn).serve'],
    ['größe<T>::λ 日本', 'größe<T>::λ 日本'],
    ['', '(no name)'],
    ['a\tb\nc\0', 'a␉b␊c␀'],
    ['a\x7fb\x85', 'a␡b⟨U+0085⟩'],
    ['safe\u202egnp.exe', 'safe⟨U+202E⟩gnp.exe'],
    ['a\u200bb\u00ad', 'a⟨U+200B⟩b⟨U+00AD⟩'],
    ['\u{e0041}', '⟨U+E0041⟩'],
    ['\ud83d', '⟨U+D83D⟩'],
    ['\u3164\u2800', '⟨U+3164⟩⟨U+2800⟩'],
  ])('%j is shown as "%s"', (name, expected) => {
    expect(formatFunctionName(name)).toBe(expected);
  });

  test('nothing stays invisible, and a shown name stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const shown = formatFunctionName(name);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Bidi_Control}]/u);
        expect(formatFunctionName(shown)).toBe(shown);
      }),
    );
  });
});

describe('export names', () => {
  const range = { fromMs: Date.UTC(2026, 10, 23, 7, 10, 59), toMs: Date.UTC(2026, 10, 23, 8, 10) };

  test.each([
    ['shop/checkout', 'UTC', 'shop-checkout_process_cpu-cpu-nanoseconds_2026-11-23_0710-to-2026-11-23_0810'],
    ['a', 'Asia/Kolkata', 'a_process_cpu-cpu-nanoseconds_2026-11-23_1240-to-2026-11-23_1340'],
    ['../../etc/pass\0wd "x"', 'UTC', 'etc-pass-wd-x_process_cpu-cpu-nanoseconds_2026-11-23_0710-to-2026-11-23_0810'],
    ['', 'UTC', 'unknown_process_cpu-cpu-nanoseconds_2026-11-23_0710-to-2026-11-23_0810'],
  ])('of "%s" in %s', (serviceName, timeZone, expected) => {
    expect(buildExportName({ serviceName, profileTypeId: 'process_cpu:cpu:nanoseconds', range }, timeZone)).toBe(
      expected,
    );
  });

  test('a comparison names both ranges', () => {
    expect(buildDiffExportName(range, { fromMs: range.toMs, toMs: range.toMs + 60_000 })).toBe(
      'flamegraph_baseline_2026-11-23_0710-to-2026-11-23_0810_comparison_2026-11-23_0810-to-2026-11-23_0811',
    );
  });

  test('are safe and short, whatever the names', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(text, text, (serviceName, profileTypeId) => {
        const name = buildExportName({ serviceName, profileTypeId, range });
        expect(name).toMatch(/^[^\p{C}\s/\\:*?"<>|.][^\p{C}\s/\\:*?"<>|]*$/u);
        expect(name.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});

test('a change too small for its unit keeps its sign', () => {
  expect(formatSignedValue(0.00001, 'cores')).toBe('< +0.1 mcores');
  expect(formatSignedValue(-0.00001, 'cores')).toBe('> -0.1 mcores');
  expect(formatSignedValue(0, 'cores')).toBe('0 cores');
});
