import { formatValue } from 'profile/format/formatValue';
import { MAX_SAMPLES, SampleGatherer } from 'profile/formats/samples/SampleTable';
import { StackTrie } from 'profile/tree/StackTrie';
import { describePlain, type FileProfile } from './ProfileFile';
import type { V8Nodes } from './V8Nodes';

const NS_PER_US = 1000;
const IDLE = '(idle)';
const IDLE_PLACE = -1;

/** Samples of a CPU profile as V8 takes them, in the order of time; times in microseconds. */
export class V8Samples {
  private readonly findPlace: (id: number) => number;
  /** Tree place of each id so far; IDLE_PLACE for ids that are left out. */
  private readonly places = new Map<number, number>();
  private readonly gatherer: SampleGatherer;
  private timeUs: number;
  /** The sample that lasts until the next one; undefined before the first. */
  private open: number | undefined;
  private idleNs = 0;

  constructor(
    private readonly nodes: V8Nodes,
    private readonly startUs: number,
    capacity: number,
  ) {
    const trie = new StackTrie(0, nodes.json.format);
    this.findPlace = nodes.placeIn(trie);
    this.gatherer = new SampleGatherer(trie, nodes.table, nodes.json.format, Math.min(capacity, MAX_SAMPLES));
    this.timeUs = startUs;
  }

  /**
   * @param id of a node
   * @param deltaUs from the sample before, or from the start
   * @throws ProfileDecodeError
   */
  add(id: number, deltaUs: number): void {
    const timeUs = this.timeUs + deltaUs;
    this.close(timeUs);
    this.open = id;
    this.timeUs = timeUs;
  }

  /**
   * Finishes the profile; no sample can be added afterwards.
   *
   * @param endUs undefined if unknown; the last sample then has a duration of 0
   */
  finish(name: string, endUs: number | undefined): FileProfile {
    const end = endUs ?? this.timeUs;
    this.close(end);
    const samples = this.gatherer.finish();
    const notes = this.idleNs > 0 ? [`${formatValue(this.idleNs, 'ns')} without anything running are left out.`] : [];
    return {
      ...describePlain(name, 'ns', notes, () => ({ tree: samples.tree, samples })),
      durationNs: Math.max(0, end - this.startUs) * NS_PER_US,
    };
  }

  private close(untilUs: number): void {
    if (this.open === undefined) {
      return;
    }
    // Clocks of traces step back by a little at times; what lasts less than nothing lasts nothing.
    const ns = Math.max(0, untilUs - this.timeUs) * NS_PER_US;
    const place = this.places.get(this.open) ?? this.addPlace(this.open);
    if (place === IDLE_PLACE) {
      this.idleNs += ns;
    } else {
      this.gatherer.add(place, ns, (this.timeUs - this.startUs) * NS_PER_US);
    }
  }

  private addPlace(id: number): number {
    const place = this.nodes.getName(id) === IDLE ? IDLE_PLACE : this.findPlace(id);
    this.places.set(id, place);
    return place;
  }
}
