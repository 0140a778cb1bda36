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

/** Records the services named on the command line, or all of them, at the same time. */
async function main(services: readonly string[]): Promise<void> {
  const plans = RECORDING_PLANS.filter(({ service }) => services.length === 0 || services.includes(service));
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
      return writeService(plan, windows);
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
  for (const { load, profiles } of windows) {
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
  return { service, version, language, labels, types: [...types.values()] };
}

function describeType({ name, profile }: RecordedProfile): RecordedType & { files: RecordedFile[] } {
  const print = ({ type, unit }: { type: bigint; unit: bigint }) =>
    `${profile.stringTable[Number(type)]}:${profile.stringTable[Number(unit)]}`;
  const periodType = profile.periodType === undefined ? '' : print(profile.periodType);
  return { name, sampleTypes: profile.sampleType.map(print), periodType, files: [] };
}

/** Services that were not recorded this time keep their entries. */
function writeManifest(recorded: readonly RecordedService[]): void {
  const kept = existsSync(MANIFEST_FILE) ? readManifest().services : [];
  const byKey = new Map([...kept, ...recorded].map((service) => [getServiceKey(service), service]));
  const services = RECORDING_PLANS.flatMap((plan) => byKey.get(getServiceKey(plan)) ?? []);
  writeFileSync(MANIFEST_FILE, `${JSON.stringify({ windowMs: WINDOW_MS, services }, undefined, 1)}\n`);
}

await main(process.argv.slice(2));
