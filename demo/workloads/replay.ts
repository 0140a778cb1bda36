import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { readManifest, RECORDED_FOLDER } from '../profiles/Manifest';
import { decodePprof } from '../profiles/pprofBytes';
import { injectBuild } from '../store/injectBuild';
import type { Labels, ProfileStore } from '../store/ProfileStore';
import type { StoredProfile } from '../store/StoredProfile';
import { DEPLOYMENTS, TICK_MS, TICKS, type Deployment } from './history/deployments';
import { replayDeployment } from './history/replayDeployment';
import { createFleet, createSyntheticProfiles, createSyntheticService, isFleet } from './history/syntheticServices';

export interface ReplayOptions {
  readonly store: ProfileStore;
  /** The end of the replayed hour, milliseconds since the epoch. */
  readonly nowMs: number;
  /** The number of made-up services to add. */
  readonly syntheticServices?: number;
}

export interface Replay {
  readonly serviceNames: readonly string[];
  /** Repeats the same hour from its start: appends what is due by then, and nothing twice. */
  appendUntil(timeMs: number): void;
}

interface Push {
  readonly labels: Labels;
  readonly profile: StoredProfile;
}

/** The pushes of one service by tick, which counts on from hour to hour. */
interface Track {
  readonly serviceName: string;
  readonly getPushes: (tick: number) => readonly Push[];
}

/**
 * Fills a store with the last hour of the recorded services, a profile every 15 s for each host. Recorded profiles keep
 * all but their time; load is varied by which of them are pushed and by how many hosts. The same time gives the same data.
 */
export async function replayRecordedProfiles(options: ReplayOptions): Promise<Replay> {
  const { store, nowMs, syntheticServices = 0 } = options;
  const lastMs = Math.floor(nowMs / TICK_MS) * TICK_MS;
  const getTimeMs = (tick: number): number => lastMs - (TICKS - 1 - tick) * TICK_MS;
  const append = ({ getPushes }: Track, tick: number): void => {
    for (const { labels, profile } of getPushes(tick)) {
      store.append(labels, profile, getTimeMs(tick));
    }
  };
  const tracks = [...createRecordedTracks(store), ...createSyntheticTracks(store, syntheticServices)];
  for (const track of tracks) {
    for (let tick = 0; tick < TICKS; tick++) {
      append(track, tick);
    }
    await yieldToOthers();
  }
  let nextTick = TICKS;
  return {
    serviceNames: tracks.map(({ serviceName }) => serviceName).sort(),
    appendUntil: (timeMs) => {
      for (; getTimeMs(nextTick) <= timeMs; nextTick++) {
        tracks.forEach((track) => append(track, nextTick));
      }
    },
  };
}

function createRecordedTracks(store: ProfileStore): Track[] {
  const { services } = readManifest();
  const profiles = new Map<string, StoredProfile>();
  // A file is of one version, so its labels say the same about the source on every host.
  const readProfile = (file: string, labels: Labels): StoredProfile => {
    const profile =
      profiles.get(file) ?? store.intern(injectBuild(decodePprof(readFileSync(join(RECORDED_FOLDER, file))), labels));
    profiles.set(file, profile);
    return profile;
  };
  const replayHour = (deployment: Deployment, hour: number): Push[][] => {
    const versions = services.filter(({ service }) => service === deployment.service);
    const ticks = createTicks();
    for (const { tick, labels, file } of replayDeployment(deployment, versions, hour)) {
      ticks[tick]?.push({ labels, profile: readProfile(file, labels) });
    }
    return ticks;
  };
  return DEPLOYMENTS.map((deployment) => {
    let known = { hour: -1, ticks: createTicks() };
    return {
      serviceName: deployment.service,
      getPushes: (tick) => {
        const hour = Math.floor(tick / TICKS);
        known = known.hour === hour ? known : { hour, ticks: replayHour(deployment, hour) };
        return known.ticks[tick % TICKS] ?? [];
      },
    };
  });
}

function createSyntheticTracks(store: ProfileStore, count: number): Track[] {
  const profiles = count > 0 ? createSyntheticProfiles().map((profile) => store.intern(profile)) : [];
  const toPush = (labels: Labels, index: number | undefined): Push[] => {
    const profile = profiles[index ?? -1];
    return profile === undefined ? [] : [{ labels, profile }];
  };
  return Array.from({ length: count }, (_, index) => {
    if (isFleet(index)) {
      const ticks = createTicks();
      const fleet = [...createFleet(index)];
      fleet.forEach(({ tick, labels, profile }) => ticks[tick]?.push(...toPush(labels, profile)));
      return {
        serviceName: fleet[0]?.labels.service_name ?? '',
        getPushes: (tick: number) => ticks[tick % TICKS] ?? [],
      };
    }
    const { labels, profiles: course } = createSyntheticService(index);
    return {
      serviceName: labels.service_name ?? '',
      getPushes: (tick: number) => toPush(labels, course[tick % TICKS]),
    };
  });
}

function createTicks(): Push[][] {
  return Array.from({ length: TICKS }, () => []);
}
