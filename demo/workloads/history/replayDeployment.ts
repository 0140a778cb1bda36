import { getSourceLabels } from '../../repository/history';
import type { RecordedFile, RecordedService, RecordedType } from '../../profiles/Manifest';
import type { Labels } from '../../store/ProfileStore';
import { computeSeed, createRandom, pickFrom } from '../random';
import { chooseWindow } from './chooseWindow';
import { type Deployment, getVersion, type Region, TICKS } from './deployments';

/** A recorded file that one host pushes at one tick. */
export interface Push {
  readonly tick: number;
  readonly labels: Labels;
  readonly file: string;
}

/**
 * Yields what the hosts of a deployment push in an hour, 0 being the first. `versions` holds the recordings of the service. In a
 * later hour the course is the same, and chance chooses other files.
 */
export function* replayDeployment(
  deployment: Deployment,
  versions: readonly RecordedService[],
  hour = 0,
): Generator<Push> {
  const hosts = deployment.regions.flatMap((region) =>
    region.hostsFrom.map((fromDemand, index) => ({ region, fromDemand, index })),
  );
  for (const [position, { region, fromDemand, index }] of hosts.entries()) {
    const random = createRandom(computeSeed(deployment.service, region.region, index, ...(hour > 0 ? [hour] : [])));
    for (let tick = 0; tick < TICKS; tick++) {
      if (deployment.isSilent?.(tick)) {
        continue;
      }
      const demand = deployment.getDemand(tick);
      const recorded = versions.find(({ version }) => version === getVersion(region, tick));
      for (const type of demand >= fromDemand ? (recorded?.types ?? []) : []) {
        const traced =
          hour === 0
            ? (getBatchWindow(type, tick, position) ?? getTracedWindow(type, tick, position, hosts.length))
            : undefined;
        const file = traced ?? chooseWindow(type.files, demand, random);
        yield {
          tick,
          file: file.file,
          labels: { ...getHostLabels(recorded, region, index), team: deployment.team, __name__: type.name },
        };
      }
    }
  }
}

/** Spreads traced windows over the hour and the hosts and uses each once: a span happens once. */
function getTracedWindow({ files }: RecordedType, tick: number, host: number, hosts: number): RecordedFile | undefined {
  const traced = files.filter((file) => file.isTraced && file.batch === undefined);
  const index = Math.floor((tick * traced.length) / TICKS);
  const isFirstTickOfIndex = tick === Math.ceil((index * TICKS) / traced.length);
  return isFirstTickOfIndex && index % hosts === host ? traced[index] : undefined;
}

/** Replays windows with the same traces at the same tick in every service, by its first host. */
function getBatchWindow({ files }: RecordedType, tick: number, host: number): RecordedFile | undefined {
  const batches = files.filter((file) => file.batch !== undefined);
  return host === 0
    ? batches.find(({ batch = 0 }) => tick === Math.floor(((batch + 0.5) * TICKS) / batches.length))
    : undefined;
}

function getHostLabels(recorded: RecordedService | undefined, { region }: Region, index: number): Labels {
  const labels = recorded?.labels ?? {};
  return {
    ...labels,
    ...getSourceLabels(labels.version ?? ''),
    region,
    hostname: createHostname(labels.service_name ?? '', labels.version ?? '', region, index),
  };
}

/** Names a host like a pod of a Kubernetes deployment: a release has one middle part, a pod its own end. */
function createHostname(service: string, version: string, region: string, index: number): string {
  return [service, createSuffix(9, service, version), createSuffix(5, service, version, region, index)].join('-');
}

function createSuffix(length: number, ...words: ReadonlyArray<string | number>): string {
  const random = createRandom(computeSeed(...words));
  return Array.from({ length }, () => pickFrom(random, [...'bcdfghjklmnpqrstvwxz2456789'])).join('');
}
