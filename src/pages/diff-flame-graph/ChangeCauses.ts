import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { getCurrentAnswer } from 'loading/Loader';
import { mapLimited } from 'loading/mapLimited';
import type { Attribution } from 'profile/diff/computeAttribution';
import type { DiffQuestion } from 'profile/diff/DiffQuestion';
import { roundRange } from 'profile/time/TimeRangeMs';
import { toTimeRange } from 'queries/rangeMs';
import { readGroupedSeries } from 'queries/readGroupedSeries';
import { runSeries } from 'queries/runSeries';
import { ServerLoader, type ServerState } from 'queries/ServerLoader';
import { fetchLabelSets } from 'scenes/filters/labelAnswers';
import { attributeGroups, findPair, type LabelGroup, mergeSides } from './attributeGroups';
import { chooseLabels, MOST_LABELS } from './chooseLabels';
import type { SideName } from './diffRanges';
import { readAmounts } from './readAmounts';

interface ChangeCausesState extends SceneObjectState {
  status: 'idle' | 'asking' | 'ready' | 'failed';
  /** Queries that are answered, of how many; the number is not known while labels are looked up. */
  done: number;
  total: number | undefined;
  attribution?: Attribution;
  labels: readonly string[];
  /** Labels whose values have only sums of snapshots, so that their changes are unknown. */
  unknownLabels: readonly string[];
  /** Number of labels that could be queried. */
  labelCount: number;
  isAsked: boolean;
  /** A sentence for people. */
  error?: string;
}

const NOTHING = {
  status: 'idle',
  done: 0,
  total: undefined,
  labels: [],
  unknownLabels: [],
  labelCount: 0,
  isAsked: false,
} as const;

export interface CausesQuestion {
  readonly dataSourceUid: string;
  readonly sides: Readonly<Record<SideName, DiffQuestion>>;
}

interface GroupedQuery {
  readonly side: SideName;
  readonly labels: readonly string[];
}

const MAX_PARALLEL = 4;

/** Largest number of labels that are queried without being asked: they cost as much as a few panels. */
const FEW_LABELS = 4;

/** Largest number of values of a label in an answer; omitted ones count as the rest. */
const SERIES_LIMIT = 50;

const MAX_POINTS = 60;

interface Search {
  readonly question: CausesQuestion;
  readonly mostLabels: number;
}

type Progress = Pick<ChangeCausesState, 'done' | 'total' | 'attribution' | 'labels' | 'unknownLabels' | 'labelCount'>;

/** Looks for the label values that explain a change: one grouped query per label and side, at most four at a time. */
export class ChangeCauses extends SceneObjectBase<ChangeCausesState> {
  private readonly loader = new ServerLoader<Search, Progress>(
    (search, signal, show) => this.load(search, signal, show),
    (state) => this.take(state),
  );
  private key?: string;
  /** The question that was asked last, or given up. */
  private lastKey?: string;

  constructor() {
    super(NOTHING);
    this.addActivationHandler(() => () => this.loader.stop());
  }

  /** Forgets what was found of another question. */
  follow(question: CausesQuestion | undefined): void {
    const key = question && printKey(question);
    if (this.key !== undefined && key !== this.key) {
      this.cancel();
    }
  }

  cancel(): void {
    this.key = undefined;
    this.loader.clear();
  }

  /** Looks at all labels worth it, on the user's word. */
  ask(question: CausesQuestion): void {
    this.start(question, true);
  }

  /** Looks at the few most likely labels, unless this question was asked, or given up. */
  askOfItself(question: CausesQuestion): void {
    if (printKey(question) !== this.lastKey) {
      this.start(question, false);
    }
  }

  private start(question: CausesQuestion, isAsked: boolean): void {
    this.cancel();
    this.key = printKey(question);
    this.lastKey = this.key;
    this.setState({ isAsked });
    this.loader.ask(this.key, { question, mostLabels: isAsked ? MOST_LABELS : FEW_LABELS });
  }

  private take(state: ServerState<Progress>): void {
    const { isLoading, error } = state;
    const progress = getCurrentAnswer(state);
    const status = isLoading ? 'asking' : error ? 'failed' : progress ? 'ready' : 'idle';
    const { isAsked } = this.state;
    this.setState({ ...NOTHING, attribution: undefined, ...progress, isAsked, status, error: error?.message });
  }

  private async load(
    { question, mostLabels }: Search,
    signal: AbortSignal,
    show: (progress: Progress) => void,
  ): Promise<Progress> {
    const all = await this.findLabels(question, signal);
    const labels = all.slice(0, mostLabels);
    let progress: Progress = {
      labels,
      unknownLabels: [],
      labelCount: all.length,
      done: 0,
      total: labels.length * 2,
    };
    const move = (change: Partial<Progress>): void => {
      progress = { ...progress, ...change };
      show(progress);
    };
    const count = (): void => move({ done: progress.done + 1 });
    move({});
    const groups = labels.map((label) => [label]);
    const found = await this.fetchAmounts(question, groups, signal, count);
    const unknownLabels = found.flatMap((group) => (group.amounts ? [] : group.labels));
    const attribution = attributeGroups(question.sides, found);
    const pair = findPair(attribution);
    move({ attribution, unknownLabels, total: (labels.length + (pair ? 1 : 0)) * 2 });
    if (pair) {
      const ofPair = await this.fetchAmounts(question, [pair], signal, count);
      move({ attribution: attributeGroups(question.sides, [...found, ...ofPair]) });
    }
    return progress;
  }

  private async findLabels({ dataSourceUid, sides }: CausesQuestion, signal: AbortSignal): Promise<string[]> {
    const ask = ({ selector, range, profileType }: DiffQuestion) => {
      const matcher = selector.replace('{', `{__profile_type__=${JSON.stringify(profileType.id)}, `);
      return fetchLabelSets(dataSourceUid, { matchers: [matcher], labelNames: [], ...roundRange(range) }, signal);
    };
    const sets = await Promise.all([ask(sides.baseline), ask(sides.comparison)]);
    return chooseLabels(sets.flat());
  }

  /** Fetches one answer per group of labels. `onAnswer` hears of every query that is answered. */
  private async fetchAmounts(
    question: CausesQuestion,
    groups: readonly (readonly string[])[],
    signal: AbortSignal,
    onAnswer: () => void,
  ): Promise<LabelGroup[]> {
    const queries: GroupedQuery[] = groups.flatMap((labels) => [
      { side: 'baseline', labels },
      { side: 'comparison', labels },
    ]);
    const answers = await mapLimited(queries, MAX_PARALLEL, async (query) => {
      const answer = await this.fetchGroup(question, query, signal);
      onAnswer();
      return answer;
    });
    return groups.map((labels, group) => {
      const [baseline, comparison] = answers.slice(2 * group);
      return { labels, amounts: baseline && comparison && mergeSides(labels, baseline, comparison) };
    });
  }

  /** Amount by values of the labels, as JSON; undefined if one of them is not known. */
  private async fetchGroup(
    { dataSourceUid, sides }: CausesQuestion,
    { side, labels }: GroupedQuery,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, number> | undefined> {
    const { profileType, selector, range } = sides[side];
    const request = {
      dataSourceUid,
      profileTypeId: profileType.id,
      labelSelector: selector,
      groupBy: labels,
      range: toTimeRange(range),
      maxPoints: MAX_POINTS,
      limit: SERIES_LIMIT,
    };
    const data = await runSeries(this, request, signal);
    const series = readGroupedSeries({ data, profileTypeId: profileType.id, label: undefined, maxPoints: MAX_POINTS });
    return readAmounts(series, labels);
  }
}

function printKey({ dataSourceUid, sides }: CausesQuestion): string {
  const print = ({ range, selector, profileType }: DiffQuestion) => [range, selector, profileType.id];
  return JSON.stringify([dataSourceUid, print(sides.baseline), print(sides.comparison)]);
}
