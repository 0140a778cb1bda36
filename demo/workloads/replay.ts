import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { readManifest, RECORDED_FOLDER } from '../profiles/Manifest';
import { decodePprof } from '../profiles/pprofBytes';
import { injectBuild } from '../store/injectBuild';
import type { Labels, ProfileStore } from '../store/ProfileStore';
import type { StoredProfile } from '../store/StoredProfile';
import { DEPLOYMENTS, TICK_MS, TICKS } from './history/deployments';
import { replayDeployment } from './history/replayDeployment';
import { createFleet, createSyntheticProfiles, createSyntheticService, isFleet } from './history/syntheticServices';

export interface ReplayOptions {
  readonly store: ProfileStore;
  /** The end of the replayed hour, milliseconds since the epoch. */
  readonly nowMs: number;
  /** How many made-up services to add. */
  readonly syntheticServices?: number;
}

/**
 * Fills a store with the last hour of the recorded services, a profile every 15 s for each host. Recorded profiles keep
 * all but their time; load is varied by which of them are pushed and by how many hosts. The same time gives the same data.
 */
export async function replayRecordedProfiles(options: ReplayOptions): Promise<{ serviceNames: string[] }> {
  const { store, nowMs, syntheticServices = 0 } = options;
  const lastMs = Math.floor(nowMs / TICK_MS) * TICK_MS;
  const getTimeMs = (tick: number) => lastMs - (TICKS - 1 - tick) * TICK_MS;
  const serviceNames = await replayDeployments(store, getTimeMs);
  serviceNames.push(...(await replaySyntheticServices(store, getTimeMs, syntheticServices)));
  return { serviceNames: serviceNames.sort() };
}

async function replayDeployments(store: ProfileStore, getTimeMs: (tick: number) => number): Promise<string[]> {
  const { services } = readManifest();
  const profiles = new Map<string, StoredProfile>();
  // A file is of one version, so its labels say the same about the source on every host.
  const readProfile = (file: string, labels: Labels) => {
    const profile =
      profiles.get(file) ?? store.intern(injectBuild(decodePprof(readFileSync(join(RECORDED_FOLDER, file))), labels));
    profiles.set(file, profile);
    return profile;
  };
  for (const deployment of DEPLOYMENTS) {
    const versions = services.filter(({ service }) => service === deployment.service);
    for (const { tick, labels, file } of replayDeployment(deployment, versions)) {
      store.append(labels, readProfile(file, labels), getTimeMs(tick));
    }
    await yieldToOthers();
  }
  return DEPLOYMENTS.map(({ service }) => service);
}

async function replaySyntheticServices(
  store: ProfileStore,
  getTimeMs: (tick: number) => number,
  count: number,
): Promise<string[]> {
  const profiles = count > 0 ? createSyntheticProfiles().map((profile) => store.intern(profile)) : [];
  const names: string[] = [];
  for (let index = 0; index < count; index++) {
    if (isFleet(index)) {
      names.push(replayFleet(store, getTimeMs, { index, profiles }));
      continue;
    }
    const service = createSyntheticService(index);
    for (const [tick, chosen] of service.profiles.entries()) {
      const profile = profiles[chosen];
      if (profile !== undefined) {
        store.append(service.labels, profile, getTimeMs(tick));
      }
    }
    names.push(service.labels.service_name ?? '');
    await yieldToOthers();
  }
  return names;
}

/** Adds a service with thousands of pods; returns its name. */
function replayFleet(
  store: ProfileStore,
  getTimeMs: (tick: number) => number,
  { index, profiles }: { readonly index: number; readonly profiles: readonly StoredProfile[] },
): string {
  let name = '';
  for (const { labels, tick, profile } of createFleet(index)) {
    const stored = profiles[profile];
    if (stored !== undefined) {
      store.append(labels, stored, getTimeMs(tick));
    }
    name = labels.service_name ?? name;
  }
  return name;
}
