import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { getCurrentAnswer } from 'loading/Loader';
import { createValueTest } from 'profile/labels/createValueTest';
import { type Filter, printSelector } from 'profile/labels/Filter';
import { computeCardinalities, indexLabels, isHiddenLabel, type LabelIndex } from 'profile/labels/indexLabels';
import { roundRange, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { AnswerCache } from 'pyroscope/cache';
import type { LabelSet, PyroscopeClient, SeriesQuery } from 'pyroscope/client';
import { PyroscopeError } from 'pyroscope/PyroscopeError';
import { getPyroscopeClient } from 'queries/clients';
import { ServerLoader, type ServerState } from 'queries/ServerLoader';
import type { Selection } from 'scenes/explorerUrl';
import { splitFilters } from './splitFilters';

/** Beyond so many combinations of values the labels are only named: counting more would take a page's patience. */
export const MAX_LABEL_SETS = 20_000;

export interface LabelQuestion extends TimeRangeMs, Selection {
  readonly filters: readonly Filter[];
  /** The label whose values are on the screen: those that a filter leaves out can still be taken in again. */
  readonly openLabel: string | undefined;
}

/** A label that can be grouped by. */
export interface ListedLabel {
  readonly label: string;
  /** undefined if there were too many to count. */
  readonly valueCount: number | undefined;
}

interface LabelListState extends SceneObjectState {
  /** undefined until the first answer; an older list stays while the next one loads. */
  labels?: readonly ListedLabel[];
  /** Set if there were too many combinations to count values; their number is known only within limits. */
  tooMany?: { readonly setCount: number | undefined };
  /** Values of the open label, whatever the filters; undefined if unknown. */
  openValues?: readonly string[];
  isLoading: boolean;
  error?: PyroscopeError;
}

type Answer =
  | { readonly kind: 'sets'; readonly sets: readonly LabelSet[] }
  | { readonly kind: 'names'; readonly names: readonly string[]; readonly setCount: number | undefined };

type LabelServer = Pick<PyroscopeClient, 'fetchSeries' | 'fetchLabelNames'>;

const MAX_AGE_MS = 60_000;
const answers = new AnswerCache<Answer>(4, MAX_AGE_MS);

/** Labels and how many values each has, under the filters, from one `Series` call. */
export class LabelList extends SceneObjectBase<LabelListState> {
  private readonly loader: ServerLoader<LabelQuestion, Answer>;
  private question?: LabelQuestion;
  /** Label for which the answer was described: the same answer serves several labels. */
  private describedFor?: string;

  /** `getServer` gives the server behind a data source. */
  constructor(getServer: (dataSourceUid: string) => LabelServer = getPyroscopeClient) {
    super({ isLoading: true });
    this.loader = new ServerLoader<LabelQuestion, Answer>(
      (question, signal) =>
        answers.get(
          printKey(question),
          (requestSignal) => fetchLabels(getServer(question.dataSourceUid), question, requestSignal),
          signal,
        ),
      (state) => this.show(state),
    );
  }

  ask(question: LabelQuestion): void {
    const { serviceName, profileTypeId, openLabel, filters } = question;
    if (serviceName !== this.question?.serviceName || profileTypeId !== this.question.profileTypeId) {
      this.loader.clear();
      this.setState({ labels: undefined, openValues: undefined, error: undefined });
    }
    const detail = JSON.stringify([openLabel, splitFilters(filters, openLabel).ofLabel]);
    const isOtherDetail = detail !== this.describedFor;
    this.question = question;
    this.describedFor = detail;
    this.loader.ask(printKey(question), question);
    if (isOtherDetail) {
      this.show(this.loader.getState());
    }
  }

  cancel(): void {
    this.loader.stop();
  }

  private show(state: ServerState<Answer>): void {
    const { isLoading, error } = state;
    const answer = isLoading ? undefined : getCurrentAnswer(state);
    this.setState({ isLoading, error, ...(answer && this.question && describe(answer, this.question)) });
  }
}

function printKey({ openLabel, filters, dataSourceUid, serviceName, profileTypeId, ...range }: LabelQuestion): string {
  const { others } = splitFilters(filters, openLabel);
  return JSON.stringify([dataSourceUid, serviceName, profileTypeId, others, roundRange(range)]);
}

async function fetchLabels(server: LabelServer, question: LabelQuestion, signal: AbortSignal): Promise<Answer> {
  const { serviceName, profileTypeId, filters, openLabel } = question;
  const selector = printSelector([
    { label: 'service_name', operator: '=', value: serviceName },
    { label: '__profile_type__', operator: '=', value: profileTypeId },
    ...splitFilters(filters, openLabel).others,
  ]);
  const query = { matchers: [selector], ...roundRange(question) };
  const sets = await fetchSets(server, { ...query, labelNames: [] }, signal);
  return sets && sets.length <= MAX_LABEL_SETS
    ? { kind: 'sets', sets }
    : { kind: 'names', names: await server.fetchLabelNames(query, signal), setCount: sets?.length };
}

/** undefined for an answer that is too long to be read. */
async function fetchSets(
  server: LabelServer,
  query: SeriesQuery,
  signal: AbortSignal,
): Promise<LabelSet[] | undefined> {
  try {
    return await server.fetchSeries(query, signal);
  } catch (error) {
    if (error instanceof PyroscopeError && error.kind === 'too-large') {
      return undefined;
    }
    throw error;
  }
}

function describe(answer: Answer, question: LabelQuestion): Omit<LabelListState, 'isLoading' | 'error'> {
  if (answer.kind === 'names') {
    const names = answer.names.filter((label) => !isHiddenLabel(label)).sort();
    const labels = names.map((label) => ({ label, valueCount: undefined }));
    return { labels, tooMany: { setCount: answer.setCount }, openValues: undefined };
  }
  const { openLabel, filters } = question;
  const openValues = openLabel === undefined ? undefined : indexLabels(answer.sets).get(openLabel);
  return {
    labels: computeCardinalities(indexPassing(answer.sets, splitFilters(filters, openLabel).ofLabel)),
    tooMany: undefined,
    openValues: openValues && [...openValues].sort(),
  };
}

/** Indexes the labels of the sets that pass all filters; the request was made without these filters. */
function indexPassing(sets: readonly LabelSet[], filters: readonly Filter[]): LabelIndex {
  const tests = filters.map((filter) => ({ label: filter.label, test: createValueTest(filter) }));
  return indexLabels(sets.filter((set) => tests.every(({ label, test }) => test(set.get(label) ?? ''))));
}
