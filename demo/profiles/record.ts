import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPrograms } from '../workloads/buildPrograms';
import {
  getServiceKey,
  MANIFEST_FILE,
  readManifest,
  RECORDED_FOLDER,
  type RecordedFile,
  type RecordedService,
  type RecordedType,
} from './Manifest';
import { RECORDING_PLANS, type RecordingPlan, WINDOW_MS } from './plans';
import { encodePprof } from './pprofBytes';
import type { ProfileName, RecordedProfile, RecordedWindow } from './RecordedProfile';
import { recordGo } from './recordGo';
import { recordNode } from './recordNode';

const ONLY_BATCHES = '--only-batches';

/**
 * Records the services named on the command line, or all of them, at the same time. With `--only-batches` the windows with
 * traces that go through several services are recorded, and all others stay as they are.
 */
async function main(words: readonly string[]): Promise<void> {
  const isOfBatches = words.includes(ONLY_BATCHES);
  const services = words.filter((word) => word !== ONLY_BATCHES);
  const plans = RECORDING_PLANS.filter(
    ({ service, batchWindows }) =>
      (services.length === 0 || services.includes(service)) && (!isOfBatches || batchWindows.length > 0),
  ).map((plan) => ({ ...plan, windows: [...(isOfBatches ? [] : plan.windows), ...plan.batchWindows] }));
  if (plans.length === 0) {
    throw new Error(
      `Nothing to record. Services: ${[...new Set(RECORDING_PLANS.map(({ service }) => service))].join(', ')}`,
    );
  }
  mkdirSync(RECORDED_FOLDER, { recursive: true });
  const codeFolder = buildPrograms();
  const recorded = await Promise.all(
    plans.map(async (plan) => {
      const windows = plan.language === 'go' ? await recordGo(plan) : await recordNode(plan, codeFolder);
      return isOfBatches ? addBatches(plan, windows) : writeService(plan, windows);
    }),
  );
  writeManifest(recorded);
}

function writeService(plan: RecordingPlan, windows: readonly RecordedWindow[]): RecordedService {
  const prefix = `${plan.service}-${plan.version}-`;
  for (const file of readdirSync(RECORDED_FOLDER)) {
    if (file.startsWith(prefix)) {
      rmSync(join(RECORDED_FOLDER, file));
    }
  }
  const types = new Map<ProfileName, RecordedType & { files: RecordedFile[] }>();
  const usualCount = windows.length - plan.batchWindows.length;
  for (const { load, profiles } of windows.slice(0, usualCount)) {
    for (const recorded of profiles) {
      const type = types.get(recorded.name) ?? describeType(recorded);
      types.set(recorded.name, type);
      const file = `${prefix}${recorded.name}-${String(type.files.length).padStart(3, '0')}.pb.gz`;
      writeFileSync(join(RECORDED_FOLDER, file), encodePprof(recorded.profile));
      type.files.push({ file, load, isTraced: recorded.profile.stringTable.includes('span_id') });
    }
  }
  const { service, version, language, namespace } = plan;
  const labels = { service_name: service, namespace, version };
  const recorded = { service, version, language, labels, types: [...types.values()] };
  return withBatches(recorded, writeBatches(plan, windows.slice(usualCount)));
}

function addBatches(plan: RecordingPlan, windows: readonly RecordedWindow[]): RecordedService {
  const known = readManifest().services.find((service) => getServiceKey(service) === getServiceKey(plan));
  if (!known) {
    throw new Error(`Record all of ${plan.service} first.`);
  }
  return withBatches(known, writeBatches(plan, windows));
}

/** Writes windows with batches. Only their CPU is kept, which is what traces are about. */
function writeBatches({ service, version }: RecordingPlan, windows: readonly RecordedWindow[]): RecordedFile[] {
  return windows.flatMap(({ load, profiles }, batch) =>
    profiles
      .filter(({ name }) => name === 'process_cpu')
      .map(({ name, profile }) => {
        const file = `${service}-${version}-${name}-batch-${String(batch).padStart(3, '0')}.pb.gz`;
        writeFileSync(join(RECORDED_FOLDER, file), encodePprof(profile));
        return { file, load, isTraced: true, batch };
      }),
  );
}

function withBatches(service: RecordedService, batches: readonly RecordedFile[]): RecordedService {
  const types = service.types.map((type) =>
    type.name === 'process_cpu'
      ? { ...type, files: [...type.files.filter(({ batch }) => batch === undefined), ...batches] }
      : type,
  );
  return { ...service, types };
}

function describeType({ name, profile }: RecordedProfile): RecordedType & { files: RecordedFile[] } {
  const print = ({ type, unit }: { type: bigint; unit: bigint }) =>
    `${profile.stringTable[Number(type)]}:${profile.stringTable[Number(unit)]}`;
  const periodType = profile.periodType === undefined ? '' : print(profile.periodType);
  return { name, sampleTypes: profile.sampleType.map(print), periodType, files: [] };
}

/** Writes the manifest. Services that were not recorded this time keep their entries. */
function writeManifest(recorded: readonly RecordedService[]): void {
  const kept = existsSync(MANIFEST_FILE) ? readManifest().services : [];
  const byKey = new Map([...kept, ...recorded].map((service) => [getServiceKey(service), service]));
  const services = RECORDING_PLANS.flatMap((plan) => byKey.get(getServiceKey(plan)) ?? []);
  writeFileSync(MANIFEST_FILE, `${JSON.stringify({ windowMs: WINDOW_MS, services }, undefined, 1)}\n`);
}

await main(process.argv.slice(2));
