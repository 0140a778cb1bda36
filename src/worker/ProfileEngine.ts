import { transfer } from 'comlink';
import { computeSureness, type DiffSlice, type Sureness } from 'profile/diff/computeSureness';
import type { Explainer } from 'profile/explain/Explainer';
import { findCauses } from 'profile/fleet/findCauses';
import type { EncodedProfile } from 'profile/formats/EncodedProfile';
import { hashFile } from 'profile/formats/files/FileReference';
import type { Narrowing } from 'profile/formats/samples/Narrowing';
import type { CategoryRules } from 'profile/names/categoryRules';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { markNames } from 'profile/names/markNames';
import { mergeTrees } from 'profile/series/slices/alignTrees';
import { computeFunctionSeries, type FunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import { mergeRunNumbers } from 'profile/transform/mergeRunNumbers';
import type { FlameTree } from 'profile/tree/FlameTree';
import { computeLines, computeUnnamedOfFile } from './computeLines';
import { decodeProfile } from './decodeProfile';
import { estimateSureness } from './estimateSureness';
import type { RunNumbersQuestion } from './OpenedDiff';
import { listBuffers, listTreeBuffers, packView, type ViewAnswer } from './ViewAnswer';
import { warmUpWorker } from './warmUp';
import { WorkerDiff } from './WorkerDiff';
import { type FileProgress, type FileSummary, readFile, readStored, type WorkerFile } from './WorkerFile';
import { type HeldExplanation, type WorkerContext, WorkerProfile } from './WorkerProfile';

interface OpenAnswer {
  readonly id: number;
  readonly view: ViewAnswer;
}

interface OpenedFileAnswer {
  readonly id: number;
  readonly hash: string;
  readonly summary: FileSummary;
}

export interface PartOfFile {
  readonly fileId: number;
  readonly index: number;
  readonly narrowing: Narrowing;
}

export interface WeighedPart extends PartOfFile {
  /** Seconds that were recorded, or moments. */
  readonly weight: number;
}

export interface FilesQuestion extends RunNumbersQuestion {
  readonly baseline: readonly WeighedPart[];
  readonly comparison: readonly WeighedPart[];
  readonly test: 'rate' | 'share';
}

type Held = WorkerProfile | WorkerDiff | Explainer | WorkerFile;

/**
 * Entry of the worker, called by the main thread, or on the main thread itself if no worker can start. Objects of
 * further questions are held here under a number until they are closed.
 */
export class ProfileEngine implements WorkerContext {
  rules: CategoryRules = DEFAULT_CATEGORY_RULES;
  private readonly held = new Map<number, Held>();
  private readonly readings = new Map<number, AbortController>();
  private nextId = 1;

  readonly computeLines = computeLines;
  readonly computeUnnamed = computeUnnamedOfFile;
  readonly markNames = markNames;
  readonly estimateSureness = estimateSureness;
  readonly findCauses = findCauses;

  /** Takes a made profile through all that opening one needs, until that is quick. */
  warmUp(): void {
    warmUpWorker((profile) => this.close(this.open(profile).id));
  }

  /** Changes whose code functions are, for all that is asked from now on. */
  setRules(rules: CategoryRules): void {
    this.rules = rules;
    this.held.forEach((object) => 'forgetCategories' in object && object.forgetCategories());
  }

  /** Opens a profile, with the view of it as it is. @throws ProfileDecodeError */
  open(profile: EncodedProfile): OpenAnswer {
    return this.openWithView(decodeProfile(profile));
  }

  /**
   * Reads a file that somebody opened.
   *
   * @param reading a number by which it can be stopped, see `stopReading`
   * @throws ProfileDecodeError, or another error once it is stopped
   */
  async openFile(
    blob: Blob,
    reading: number,
    onProgress?: (progress: FileProgress) => void,
  ): Promise<OpenedFileAnswer> {
    const stopping = new AbortController();
    this.readings.set(reading, stopping);
    try {
      const bytes = new Uint8Array(await blob.arrayBuffer());
      stopping.signal.throwIfAborted();
      const hash = hashFile(bytes);
      const file = await readFile(bytes, { onProgress, signal: stopping.signal });
      return { id: this.hold(file), hash, summary: file.summary };
    } finally {
      this.readings.delete(reading);
    }
  }

  /** Stops reading a file and frees what was read. */
  stopReading(reading: number): void {
    this.readings.get(reading)?.abort();
  }

  /** Reads what a server gives of a file that it keeps. @throws ProfileDecodeError */
  openStored(flamebearer: string, type: string): Omit<OpenedFileAnswer, 'hash'> {
    const file = readStored(flamebearer, type);
    return { id: this.hold(file), summary: file.summary };
  }

  /** Opens the sum of profiles of files. @throws ProfileDecodeError */
  openProfileOfFiles(parts: readonly PartOfFile[]): OpenAnswer {
    return this.openWithView(sumOf(this.buildTrees(parts)));
  }

  /**
   * Tells which differences between two sides are more than chance, if each side has a file for each run.
   * @throws ProfileDecodeError
   */
  judgeFiles({ baseline, comparison, test, keepsRunNumbers = false }: FilesQuestion): Sureness {
    const toSlices = (parts: readonly WeighedPart[]): DiffSlice[] =>
      this.buildTrees(parts).map((tree, place) => ({
        tree: keepsRunNumbers ? tree : mergeRunNumbers(tree),
        weight: parts[place]?.weight ?? 0,
      }));
    return computeSureness(toSlices(baseline), toSlices(comparison), { test });
  }

  private buildTrees(parts: readonly PartOfFile[]): FlameTree[] {
    return parts.map(({ fileId, index, narrowing }) => (this.find(fileId) as WorkerFile).buildTree(index, narrowing));
  }

  private openWithView(tree: FlameTree): OpenAnswer {
    const opened = new WorkerProfile(tree, this);
    const view = packView(opened.computeView([]), undefined);
    return transfer({ id: this.hold(opened), view }, listBuffers(view));
  }

  /** Opens a tree that the main thread has. */
  openTree(tree: FlameTree): number {
    return this.hold(new WorkerProfile(tree, this));
  }

  /** Begins the comparison of two opened profiles. */
  compare(baseline: number, comparison: number): number {
    const get = (id: number) => this.find(id) as WorkerProfile;
    return this.hold(new WorkerDiff({ baseline: get(baseline), comparison: get(comparison) }, this));
  }

  /** Calls a method of a held object. `WorkerObject` gives this its types. */
  ask(id: number, method: string, args: readonly unknown[]): unknown {
    const object = this.find(id) as unknown as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
    return object[method]?.(...args);
  }

  close(id: number): void {
    this.held.delete(id);
  }

  holdExplanation(explainer: Explainer): HeldExplanation {
    return { id: this.hold(explainer), facts: explainer.facts };
  }

  /** Only decodes. @throws ProfileDecodeError */
  decode(profile: EncodedProfile): FlameTree {
    const tree = decodeProfile(profile);
    return transfer(tree, listTreeBuffers(tree));
  }

  /** Computes functions over time, by the stable parts of names (`stableName`). @throws ProfileDecodeError */
  computeSeries(slices: readonly EncodedProfile[]): FunctionSeries {
    // A program that was started again between two slices has the same functions by other numbers.
    return computeFunctionSeries(slices.map((slice) => mergeRunNumbers(decodeProfile(slice))));
  }

  private hold(object: Held): number {
    const id = this.nextId++;
    this.held.set(id, object);
    return id;
  }

  private find(id: number): Held {
    const object = this.held.get(id);
    if (!object) {
      throw new Error('A profile was asked about after it was closed.');
    }
    return object;
  }
}

function sumOf(trees: readonly FlameTree[]): FlameTree {
  const [first, ...rest] = trees;
  return first && rest.length === 0 ? first : mergeTrees(trees);
}
