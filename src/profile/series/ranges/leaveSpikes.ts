/** A slot is a spike if it is further from both its neighbours than so many times the usual difference of neighbours. */
const FAR = 5;

/** Where more of the slots are like that, it is how the series is. */
const MOST_SPIKES = 1 / 20;

/**
 * Slots without those that stand out from both their neighbours in the same direction, which become NaN: a profile that came early
 * or late, got lost, or had one long pause in it; beside a gap, from the one neighbour there is, as a slot that data end or begin in
 * is seldom full. They say nothing of levels, but hide how neighbours usually differ.
 *
 *     1 1.1 0.9 0 1 2.1 1 → 1 1.1 0.9 NaN 1 NaN 1
 */
export function leaveSpikes(slots: Float64Array): Float64Array {
  const differences = slots
    .subarray(1)
    .map((value, i) => Math.abs(value - slots[i]))
    .filter((difference) => !Number.isNaN(difference))
    .sort();
  const far = FAR * (differences[Math.floor(differences.length / 2)] ?? 0);
  const isSpike = (slot: number): boolean => {
    const [fromBefore, fromAfter] = [slots[slot] - slots[slot - 1], slots[slot] - slots[slot + 1]];
    // Beside a gap there is one neighbour.
    const before = Number.isNaN(slots[slot - 1]) ? fromAfter : fromBefore;
    const after = Number.isNaN(slots[slot + 1]) ? fromBefore : fromAfter;
    return before * after > 0 && Math.min(Math.abs(before), Math.abs(after)) > far;
  };
  const kept = slots.map((value, slot) => (isSpike(slot) ? Number.NaN : value));
  const spikeCount = slots.filter((value, slot) => !Number.isNaN(value) && Number.isNaN(kept[slot])).length;
  return spikeCount > MOST_SPIKES * slots.length ? slots : kept;
}
