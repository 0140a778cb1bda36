import type { Profile, Sample } from 'pyroscope/gen/google/v1/profile_pb';

/**
 * Leaves in `later` what a window added to a profile that counts from the start of the process (Go's heap, mutex and block
 * profiles): subtracts `earlier`, stack by stack, and returns `later`. States, such as memory in use, keep the later value.
 * Equal stacks have equal addresses, as both profiles are of one process. A stack may have several samples; no counter falls
 * below 0.
 */
export function subtractCounters(earlier: Profile, later: Profile, counterTypes: ReadonlySet<string>): Profile {
  const isCounter = later.sampleType.map(({ type }) => counterTypes.has(later.stringTable[Number(type)] ?? ''));
  const before = new Map<string, bigint[]>();
  for (const [key, sample] of keySamples(earlier)) {
    const values = before.get(key);
    before.set(
      key,
      values === undefined ? sample.value : values.map((value, column) => value + (sample.value[column] ?? 0n)),
    );
  }
  for (const [key, sample] of keySamples(later)) {
    const rest = before.get(key);
    if (rest !== undefined) {
      const taken = sample.value.map((value, column) => (isCounter[column] ? smaller(value, rest[column] ?? 0n) : 0n));
      sample.value = sample.value.map((value, column) => value - (taken[column] ?? 0n));
      before.set(
        key,
        rest.map((value, column) => value - (taken[column] ?? 0n)),
      );
    }
  }
  return later;
}

function smaller(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}

function keySamples(profile: Profile): Array<[key: string, sample: Sample]> {
  const addresses = new Map(profile.location.map((location) => [location.id, location.address]));
  return profile.sample.map((sample) => {
    const stack = sample.locationId.map((id) => addresses.get(id));
    // Go's heap profile has one sample for each stack and object size, told apart by the label "bytes".
    const labels = sample.label.map((label) => `${profile.stringTable[Number(label.key)]}=${label.num}`);
    return [[...stack, ...labels].join(), sample];
  });
}
