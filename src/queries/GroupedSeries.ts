import { type DataFrame, type DataQueryError, LoadingState, type PanelData, type TimeRange } from '@grafana/data';
import { sceneGraph, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { buildServiceSelector } from 'profile/labels/buildServiceSelector';
import type { Filter } from 'profile/labels/Filter';
import { printSelector } from 'profile/labels/printSelector';
import { computeStepMs } from 'profile/time/computeStepMs';
import type { Subscription } from 'rxjs';
import { getTypeOfFrame, querySeries, type SeriesRequest, type TypesAsked } from './querySeries';
import { toRangeMs } from './rangeMs';
import { getQueryError } from './toQueryError';

/** Most services that the first, quick query asks for. */
export const ON_SCREEN_LIMIT = 24;

// A series per service over the whole tenant is the expensive question: refreshing repeats it this often at the most.
const ALL_PAUSE_MS = 60_000;

/** Most points of one series. */
const MAX_POINTS = 250;

type SeriesPhase =
  /** Waits for the names of the services. */
  | 'waiting'
  /** The series on the screen are on their way. */
  | 'on-screen'
  /** The rest is on its way. */
  | 'rest'
  | 'done';

interface GroupedSeriesState extends SceneObjectState {
  phase: SeriesPhase;
  /** What the newest question is about, see `ServiceAnswer.key`. */
  key?: string;
  /** The newest answer per service; kept while newer ones load, also to a question about something else. */
  answers: ReadonlyMap<string, ServiceAnswer>;
  /** The newest answer that holds every service. */
  complete?: CompleteAnswer;
  error?: DataQueryError;
}

export interface ServiceAnswer {
  readonly frame: DataFrame;
  readonly timeRange: TimeRange;
  /** The profile type that the frame is of. */
  readonly profileTypeId: string;
  /** Others with its meaning that the service sends as well; they are not added to it. */
  readonly otherTypeIds: readonly string[];
  /** Data source, profile type, filters and chosen range. An answer whose key is not the newest is an older picture. */
  readonly key: string;
}

export interface CompleteAnswer {
  readonly key: string;
  readonly profileTypeId: string;
  readonly answers: ReadonlyMap<string, ServiceAnswer>;
  readonly timeRange: TimeRange;
  /** The step that was asked for. */
  readonly stepMs: number;
  /** True if nobody asked for it but the clock: what is on the screen keeps its place. */
  readonly isAutomatic: boolean;
}

/** What to ask. */
export interface GroupedQuestion {
  readonly dataSourceUid: string;
  readonly profileTypeId: string;
  /** Other ids with its meaning, in the order in which they take its place where a service does not send it. */
  readonly otherTypeIds?: readonly string[];
  readonly filters: readonly Filter[];
  /** The services that may have series, whatever the filters; undefined while they are not known. */
  readonly serviceNames: readonly string[] | undefined;
  /** The services on the screen, of which the first `ON_SCREEN_LIMIT` count. */
  readonly onScreen: () => readonly string[];
}

interface Asked {
  readonly subject: string;
  readonly key: string;
  readonly range: TimeRange;
}

/**
 * One series per service from at most two queries, however many services there are: first those on the screen, then all.
 * Up to `ON_SCREEN_LIMIT` services take a single query, and so do new filters: which services they leave is not known yet.
 */
export class GroupedSeries extends SceneObjectBase<GroupedSeriesState> {
  private query?: Subscription;
  private asked?: Asked;
  private lastDataSourceUid?: string;
  private allAskedMs = -Infinity;

  constructor() {
    super({ phase: 'waiting', answers: new Map() });
    this.addActivationHandler(() => () => {
      this.query?.unsubscribe();
      this.asked = undefined;
    });
  }

  /**
   * Asks what has to be asked now: everything for another subject or range, nothing where the same was asked before.
   * `isAutomatic` marks a refresh that nobody clicked for.
   */
  ask(question: GroupedQuestion, isAutomatic: boolean): void {
    const { dataSourceUid, profileTypeId, otherTypeIds = [], filters, serviceNames } = question;
    const range = sceneGraph.getTimeRange(this).state.value;
    const subject = JSON.stringify([dataSourceUid, profileTypeId, otherTypeIds, filters]);
    const key = JSON.stringify([subject, range.raw.from, range.raw.to]);
    if (subject !== this.asked?.subject) {
      this.query?.unsubscribe();
      // Services of another data source are no picture to keep.
      const emptied = dataSourceUid === this.lastDataSourceUid ? {} : { answers: new Map(), complete: undefined };
      this.lastDataSourceUid = dataSourceUid;
      this.setState({ phase: 'waiting', key, error: undefined, ...emptied });
    }
    if (serviceNames === undefined || (subject === this.asked?.subject && range === this.asked.range)) {
      return;
    }
    const isRefresh = key === this.asked?.key;
    const about = { key, profileTypeId, isAutomatic: isRefresh && isAutomatic };
    if (about.isAutomatic && this.state.phase !== 'done') {
      // A server that takes longer than the clock would else be asked again and again, and never be heard.
      return;
    }
    this.asked = { subject, key, range };
    this.setState({ key });
    if (serviceNames.length === 0) {
      this.query?.unsubscribe();
      const stepMs = computeStepMs(toRangeMs(range), MAX_POINTS);
      const complete = { ...about, answers: new Map<string, ServiceAnswer>(), timeRange: range, stepMs };
      this.setState({ phase: 'done', answers: complete.answers, complete, error: undefined });
      return;
    }
    const isSkippingRest = about.isAutomatic && Date.now() - this.allAskedMs < ALL_PAUSE_MS;
    const steps = planSteps(question, isRefresh, isSkippingRest);
    void this.run(
      { dataSourceUid, profileTypeId, otherTypeIds, groupBy: ['service_name'], range, maxPoints: MAX_POINTS },
      steps,
      about,
    );
  }

  /** Asks again what failed. */
  retry(question: GroupedQuestion): void {
    this.asked = undefined;
    this.ask(question, false);
  }

  private async run(
    request: Omit<SeriesRequest, 'labelSelector'>,
    steps: readonly Step[],
    about: Pick<CompleteAnswer, 'key' | 'profileTypeId' | 'isAutomatic'>,
  ): Promise<void> {
    for (const { phase, labelSelector } of steps) {
      this.setState({ phase });
      if (phase === 'rest') {
        this.allAskedMs = Date.now();
      }
      const data = await this.fetch({ ...request, labelSelector });
      if (!data) {
        break;
      }
      const error = getQueryError(data);
      if (error) {
        this.setState({ error });
      } else if (phase === 'on-screen') {
        this.setState({
          answers: new Map([...this.state.answers, ...readAnswers(data, request, about.key)]),
          error: undefined,
        });
      } else {
        const answers = readAnswers(data, request, about.key);
        const stepMs = computeStepMs(toRangeMs(request.range), request.maxPoints);
        const complete = { ...about, answers, timeRange: data.timeRange, stepMs };
        this.setState({ answers, complete, error: undefined });
      }
    }
    this.setState({ phase: 'done' });
  }

  /**
   * The answer; undefined when the user cancelled. Never settles when a newer question replaced this one: a late answer
   * to an old question must not be drawn.
   */
  private fetch(request: SeriesRequest): Promise<PanelData | undefined> {
    this.query?.unsubscribe();
    return new Promise((resolve) => {
      let answer: PanelData | undefined;
      this.query = querySeries(this, request).subscribe({
        next: (data) => (answer = data.state === LoadingState.Loading ? answer : data),
        complete: () => resolve(answer),
      });
    });
  }
}

interface Step {
  readonly phase: 'on-screen' | 'rest';
  readonly labelSelector: string;
}

function planSteps(
  { serviceNames = [], filters, onScreen }: GroupedQuestion,
  isRefresh: boolean,
  isSkippingRest: boolean,
): readonly Step[] {
  const rest: Step = { phase: 'rest', labelSelector: printSelector(filters) };
  if (serviceNames.length <= ON_SCREEN_LIMIT || (filters.length > 0 && !isRefresh)) {
    return [rest];
  }
  const names = onScreen().slice(0, ON_SCREEN_LIMIT);
  const first: Step[] =
    names.length > 0 ? [{ phase: 'on-screen', labelSelector: buildServiceSelector(names, filters) }] : [];
  return isSkippingRest ? first : [...first, rest];
}

/** A service that has series of several types is shown by the first of them: the order of the frames is that of the question. */
function readAnswers(data: PanelData, types: TypesAsked, key: string): Map<string, ServiceAnswer> {
  const answers = new Map<string, ServiceAnswer>();
  for (const frame of data.series) {
    const service = frame.fields.find((field) => field.labels?.service_name !== undefined)?.labels?.service_name;
    if (service !== undefined) {
      const profileTypeId = getTypeOfFrame(frame, types);
      const known = answers.get(service);
      answers.set(
        service,
        known
          ? { ...known, otherTypeIds: [...known.otherTypeIds, profileTypeId] }
          : { frame, profileTypeId, otherTypeIds: [], timeRange: data.timeRange, key },
      );
    }
  }
  return answers;
}
