import { InvalidArgument, UnknownFailure } from './InvalidArgument';
import { type Matcher, parseSelector } from './parseSelector';
import type { ProfileStore, TimeRange } from './ProfileStore';
import { limitRange } from './QueryLimits';

/** Reads the range of a request (milliseconds) within the store's limits. Throws as `limitRange` does. */
export function readTimeRange(
  { limits, now }: Pick<ProfileStore, 'limits' | 'now'>,
  request: { readonly start: bigint; readonly end: bigint },
): TimeRange {
  const startMs = Number(request.start);
  const endMs = Number(request.end);
  if (startMs === 0 || endMs === 0) {
    throw new InvalidArgument('missing time range in the query');
  }
  if (startMs > endMs) {
    throw new InvalidArgument('query start time is after end time');
  }
  return limitRange({ startMs, endMs }, limits, now());
}

/** The parts of `name:sample_type:sample_unit:period_type:period_unit`, with or without `:delta`. */
export interface ProfileTypeParts {
  readonly name: string;
  readonly sampleType: string;
  readonly sampleUnit: string;
  readonly periodType: string;
  readonly periodUnit: string;
}

export function parseProfileType(id: string): ProfileTypeParts {
  const parts = id.split(':');
  const [name = '', sampleType = '', sampleUnit = '', periodType = '', periodUnit = ''] = parts;
  if (parts.length !== 5 && parts.length !== 6) {
    throw new InvalidArgument(
      'profile-type selection must be of the form ' +
        '<name>:<sample-type>:<sample-unit>:<period-type>:<period-unit>(:delta), ' +
        `got(${parts.length}): ${JSON.stringify(id)}`,
    );
  }
  return { name, sampleType, sampleUnit, periodType, periodUnit };
}

/** Reads the matchers of a query for one profile type. Throws InvalidArgument. */
export function readMatchers(request: { readonly profileTypeID: string; readonly labelSelector: string }): Matcher[] {
  const type = parseProfileType(request.profileTypeID);
  const value = [type.name, type.sampleType, type.sampleUnit, type.periodType, type.periodUnit].join(':');
  return [...parseSelector(request.labelSelector), { name: '__profile_type__', operator: '=', value }];
}

// What a server allows without a tenant's own limits.
const DEFAULT_MAX_NODES = 8192;
const MAX_MAX_NODES = 1_048_576;

/** Reads the number of nodes; unset and 0 mean the default. Throws InvalidArgument with the server's words. */
export function readMaxNodes(maxNodes: bigint | undefined): number {
  const wanted = Number(maxNodes ?? 0n);
  if (wanted < 0) {
    throw new InvalidArgument(`max flamegraph nodes limit must be set (max allowed ${MAX_MAX_NODES})`);
  }
  if (wanted > MAX_MAX_NODES) {
    throw new InvalidArgument(`max flamegraph nodes limit ${wanted} is greater than allowed ${MAX_MAX_NODES}`);
  }
  return wanted === 0 ? DEFAULT_MAX_NODES : wanted;
}

/** Reads the number of nodes of a pprof, of which servers refuse none. */
export function readPprofNodes(maxNodes: bigint | undefined): number {
  const wanted = Number(maxNodes ?? 0n);
  return wanted > MAX_MAX_NODES ? wanted : readMaxNodes(maxNodes);
}

/** Reads the step of a series or heatmap query in milliseconds. Throws InvalidArgument with the server's words. */
export function readStepMs(stepS: number): number {
  const stepMs = Math.floor(stepS * 1000);
  if (!(stepMs >= 1)) {
    throw new InvalidArgument('step must be >= 1ms');
  }
  return stepMs;
}

/** Reads ids of spans or traces in small letters. For others it throws the server's message, a failure of its own there. */
export function readIds(kind: 'span' | 'trace', ids: readonly string[]): readonly string[] {
  const digits = kind === 'span' ? 16 : 32;
  for (const id of ids) {
    const wrong = /[^0-9a-f]/i.exec(id)?.[0];
    if (id.length !== digits) {
      throw new UnknownFailure(`invalid ${kind} id length: ${JSON.stringify(id)}`);
    }
    if (wrong !== undefined) {
      const code = (wrong.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      throw new UnknownFailure(`encoding/hex: invalid byte: U+${code} '${wrong}'`);
    }
  }
  return ids.map((id) => id.toLowerCase());
}
