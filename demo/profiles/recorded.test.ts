/** @jest-environment node */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Profile } from 'pyroscope/gen/google/v1/profile_pb';
import { readManifest, RECORDED_FOLDER, type RecordedService, type RecordedType } from './Manifest';
import { decodePprof } from './pprofBytes';

const { services, windowMs } = readManifest();
const files = services.flatMap(({ types }) => types.flatMap((type) => type.files.map(({ file }) => file)));

function readRecorded(file: string): Profile {
  return decodePprof(readFileSync(join(RECORDED_FOLDER, file)));
}

function getText(profile: Profile, index: bigint): string {
  return profile.stringTable[Number(index)] ?? '';
}

function printType(profile: Profile, { type, unit }: { type: bigint; unit: bigint }): string {
  return `${getText(profile, type)}:${getText(profile, unit)}`;
}

function getType({ types }: RecordedService, name: string): RecordedType {
  const type = types.find((candidate) => candidate.name === name);
  if (type === undefined) {
    throw new Error(`Not recorded: ${name}`);
  }
  return type;
}

function getService(name: string, version = 'v1'): RecordedService {
  const service = services.find((candidate) => candidate.service === name && candidate.version === version);
  if (service === undefined) {
    throw new Error(`Not recorded: ${name} ${version}`);
  }
  return service;
}

/** Computes the busy cores in the mean of all windows of a service. */
function computeCores(service: RecordedService): number {
  const { files: windows, sampleTypes } = getType(service, 'process_cpu');
  const column = sampleTypes.indexOf('cpu:nanoseconds');
  let cpuNs = 0;
  let durationNs = 0;
  for (const { file } of windows) {
    const profile = readRecorded(file);
    cpuNs += profile.sample.reduce((sum, sample) => sum + Number(sample.value[column]), 0);
    durationNs += Number(profile.durationNanos);
  }
  return cpuNs / durationNs;
}

test('the manifest lists each recorded file once, and no other', () => {
  expect(files.toSorted()).toEqual(
    readdirSync(RECORDED_FOLDER)
      .filter((file) => file !== 'manifest.json')
      .toSorted(),
  );
});

test('the recordings stay small', () => {
  const sizes = readdirSync(RECORDED_FOLDER).map((file) => statSync(join(RECORDED_FOLDER, file)).size);
  expect(Math.max(...sizes)).toBeLessThan(1_000_000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_000_000);
});

test('at least six services have CPU and memory profiles of their own names', () => {
  const names = new Set(services.map(({ service }) => service));
  expect(names.size).toBeGreaterThanOrEqual(6);
  for (const service of services) {
    expect(service.labels).toMatchObject({ service_name: service.service, version: service.version });
    expect(service.types.map(({ name }) => name)).toEqual(expect.arrayContaining(['process_cpu', 'memory']));
  }
});

describe.each(
  services.flatMap(({ service, version, types }) => types.map((type) => [service, version, type.name, type] as const)),
)('%s %s %s', (_service, _version, name, type) => {
  const profiles = type.files.map(({ file }) => readRecorded(file));

  test('decodes to the types that the manifest names, with values of 0 and more', () => {
    for (const profile of profiles) {
      expect(profile.sampleType.map((sampleType) => printType(profile, sampleType))).toEqual(type.sampleTypes);
      expect(profile.periodType && printType(profile, profile.periodType)).toBe(type.periodType);
      expect(profile.sample.length).toBeGreaterThan(0);
      expect(profile.sample.flatMap(({ value }) => value).every((value) => value >= 0n)).toBe(true);
    }
  });

  test('refers only to locations and functions that it holds', () => {
    for (const profile of profiles) {
      const locations = new Set(profile.location.map(({ id }) => id));
      const functions = new Set(profile.function.map(({ id }) => id));
      expect(profile.sample.flatMap(({ locationId }) => locationId).filter((id) => !locations.has(id))).toEqual([]);
      expect(profile.location.flatMap(({ line }) => line).filter((line) => !functions.has(line.functionId))).toEqual(
        [],
      );
    }
  });

  test('holds no path and no name of the machine it was recorded on', () => {
    for (const profile of profiles) {
      const texts = profile.stringTable.join('\n');
      expect(texts).not.toMatch(/(^|\s|file:\/\/)\/(home|root|tmp|usr|var|opt|work|Users|private)\//m);
      expect(texts).not.toContain(process.cwd());
      expect(texts.split('\n')).not.toContain(hostname());
      const sources = profile.function.map(({ filename }) => getText(profile, filename));
      expect(sources.filter((source) => source.startsWith('/') || source.includes('.cache'))).toEqual([]);
    }
  });

  if (name === 'process_cpu' || name === 'mutex') {
    test('says how long each window really took', () => {
      for (const profile of profiles) {
        expect(Number(profile.durationNanos) / 1e6).toBeGreaterThanOrEqual(windowMs * 0.99);
        expect(Number(profile.durationNanos) / 1e6).toBeLessThan(windowMs * 1.5);
      }
    });
  }
});

test('the release v2 of checkout costs several times as much CPU', () => {
  expect(computeCores(getService('checkout', 'v2'))).toBeGreaterThan(3 * computeCores(getService('checkout', 'v1')));
});

test('what v2 of checkout does all the time, v1 does not', () => {
  const countNamed = (service: RecordedService, name: string) =>
    getType(service, 'process_cpu').files.filter(({ file }) => readRecorded(file).stringTable.includes(name)).length;
  expect(countNamed(getService('checkout', 'v2'), 'parseDiscountRules')).toBe(
    getType(getService('checkout', 'v2'), 'process_cpu').files.length,
  );
  expect(countNamed(getService('checkout', 'v1'), 'parseDiscountRules')).toBe(0);
});

test('an unchanged service has enough windows to draw from', () => {
  expect(getType(getService('search'), 'process_cpu').files.length).toBeGreaterThanOrEqual(40);
});

test('traced windows of the storefront have spans and traces, the others none', () => {
  const isId = (key: string, text: string) => (key === 'span_id' ? /^[\da-f]{16}$/ : /^[\da-f]{32}$/).test(text);
  const seen = new Set<string>();
  for (const { file, isTraced } of getType(getService('storefront'), 'process_cpu').files) {
    const profile = readRecorded(file);
    const labelled = profile.sample.filter(({ label }) => label.length > 0);
    expect(labelled.length > 0).toBe(isTraced);
    for (const { label } of labelled) {
      const labels = new Map(label.map(({ key, str }) => [getText(profile, key), getText(profile, str)]));
      expect([...labels.keys()].toSorted()).toEqual(['span_id', 'span_name', 'trace_id']);
      expect(isId('span_id', labels.get('span_id') ?? '') && isId('trace_id', labels.get('trace_id') ?? '')).toBe(true);
      seen.add(labels.get('span_name') ?? '');
    }
  }
  expect([...seen].toSorted()).toEqual(['GET /', 'GET /category/{slug}', 'GET /product/{slug}', 'POST /batch']);
});

test('three services have samples of the same traces, some of many and some of few samples', () => {
  const samplesOf = (service: string): Map<string, number> => {
    const counts = new Map<string, number>();
    const files = getType(getService(service), 'process_cpu').files.filter(({ batch }) => batch !== undefined);
    for (const profile of files.map(({ file }) => readRecorded(file))) {
      for (const { label, value } of profile.sample) {
        const trace = label.find(({ key }) => getText(profile, key) === 'trace_id');
        if (trace) {
          const id = getText(profile, trace.str);
          counts.set(id, (counts.get(id) ?? 0) + Number(value[0]));
        }
      }
    }
    return counts;
  };
  const counts = ['storefront', 'recommendations', 'ledger'].map(samplesOf);
  const ids = [...new Set(counts.flatMap((of) => [...of.keys()]))];
  expect(ids).toHaveLength(12);
  // A batch of 20 ms may lie between two samples.
  for (const of of counts) {
    expect(of.size).toBeGreaterThanOrEqual(8);
  }
  const totals = ids.map((id) => counts.reduce((sum, of) => sum + (of.get(id) ?? 0), 0));
  expect(Math.min(...totals)).toBeLessThan(30);
  expect(Math.max(...totals)).toBeGreaterThan(100);
});
