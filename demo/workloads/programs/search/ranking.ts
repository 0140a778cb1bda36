import type { InvertedIndex, Postings } from './InvertedIndex';

export interface Hit {
  readonly id: number;
  readonly score: number;
}

const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;
const AVERAGE_LENGTH = 60;

/** Scores of all documents that hold at least one of the terms (BM25, Robertson and Zaragoza 2009). */
export function scoreDocuments(index: InvertedIndex, terms: readonly string[]): Map<number, number> {
  const scores = new Map<number, number>();
  for (const term of terms) {
    const postings = index.getPostings(term);
    if (postings !== undefined) {
      addTermScores(index, postings, scores);
    }
  }
  return scores;
}

function addTermScores(index: InvertedIndex, postings: Postings, scores: Map<number, number>): void {
  const rarity = computeRarity(index.size, postings.ids.length);
  for (const [position, id] of postings.ids.entries()) {
    const score = rarity * computeSaturation(postings.counts[position] ?? 0, index.getLength(id));
    scores.set(id, (scores.get(id) ?? 0) + score);
  }
}

function computeRarity(documents: number, holding: number): number {
  return Math.log(1 + (documents - holding + 0.5) / (holding + 0.5));
}

function computeSaturation(count: number, length: number): number {
  const norm = SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * length) / AVERAGE_LENGTH);
  return (count * (SATURATION + 1)) / (count + norm);
}

/** The best `limit` hits, best first, without sorting the rest. */
export function selectTop(scores: ReadonlyMap<number, number>, limit: number): Hit[] {
  const heap: Hit[] = [];
  for (const [id, score] of scores) {
    if (heap.length < limit) {
      heap.push({ id, score });
      siftUp(heap, heap.length - 1);
    } else if (score > (heap[0]?.score ?? 0)) {
      heap[0] = { id, score };
      siftDown(heap, 0);
    }
  }
  return heap.sort((left, right) => right.score - left.score);
}

function siftUp(heap: Hit[], start: number): void {
  for (let child = start; child > 0;) {
    const parent = (child - 1) >> 1;
    if (!swapIfLess(heap, child, parent)) {
      return;
    }
    child = parent;
  }
}

function siftDown(heap: Hit[], start: number): void {
  for (let parent = start; ;) {
    const left = 2 * parent + 1;
    const right = left + 1;
    const child = (heap[right]?.score ?? Infinity) < (heap[left]?.score ?? Infinity) ? right : left;
    if (child >= heap.length || !swapIfLess(heap, child, parent)) {
      return;
    }
    parent = child;
  }
}

function swapIfLess(heap: Hit[], child: number, parent: number): boolean {
  const lower = heap[child];
  const upper = heap[parent];
  if (lower === undefined || upper === undefined || lower.score >= upper.score) {
    return false;
  }
  heap[child] = upper;
  heap[parent] = lower;
  return true;
}
