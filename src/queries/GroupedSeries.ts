import type { DataFrame, PanelData, TimeRange } from '@grafana/data';
import { sceneGraph, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { buildServiceSelector, type Filter, printSelector } from 'profile/labels/Filter';
import { computeStepMs } from 'profile/time/TimeRangeMs';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import { getTypeOfFrame, type QueriedTypes } from './querySeries';
import { toRangeMs } from './rangeMs';
import { runPatiently } from './runPatiently';
import { type PartialAnswer, runSeriesOfTypes } from './runSeries';
import { ServerLoader, type ServerState } from './ServerLoader';

/** Largest number of services in the first, quick query. */
export const ON_SCREEN_LIMIT = 24;

// A series per service over the whole tenant is the expensive question: refreshing repeats it this often at the most.
const ALL_PAUSE_MS = 60_000;

/** Time after which the services on the screen are also requested in parts. */
const PATIENCE_MS = 3_000;

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
  /** Subject of the newest question, see `ServiceAnswer.key`. */
  key?: string;
  /** The newest answer per service; kept while newer ones load, also to a question about something else. */
  answers: ReadonlyMap<string, ServiceAnswer>;
  /** The newest answer that holds every service. */
  complete?: CompleteAnswer;
  error?: PyroscopeError;
  /** Profile types that failed while others with their meaning were answered. */
  missingTypeIds: readonly string[];
}

export interface ServiceAnswer {
  readonly frame: DataFrame;
  readonly timeRange: TimeRange;
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
  readonly stepMs: number;
  /** True if only the clock asked: the content of the screen keeps its place. */
  readonly isAutomatic: boolean;
}

export interface GroupedQuestion {
  readonly dataSourceUid: string;
  readonly profileTypeId: string;
  /** Other ids with its meaning, in the order in which they replace it for services that do not send it. */
  readonly otherTypeIds?: readonly string[];
  readonly filters: readonly Filter[];
  /** The services that may have series, whatever the filters; undefined while they are not known. */
  readonly serviceNames: readonly string[] | undefined;
  /** Services on the screen; only the first `ON_SCREEN_LIMIT` count. */
  readonly onScreen: () => readonly string[];
}

interface Asked {
  readonly subject: string;
  readonly key: string;
  readonly range: TimeRange;
}

/** One question to the server, in a step or two. */
interface Plan {
  readonly question: GroupedQuestion;
  readonly range: TimeRange;
  readonly about: Pick<CompleteAnswer, 'key' | 'profileTypeId' | 'isAutomatic'>;
  readonly isRefresh: boolean;
  readonly isSkippingRest: boolean;
}

type Found = Pick<GroupedSeriesState, 'answers' | 'complete' | 'missingTypeIds'>;

/**
 * One series per service from two queries, however many services there are: first those on the screen, then all. If
 * the first one takes long, parts of it are requested as well. Up to `ON_SCREEN_LIMIT` services take a single query,
 * and so do new filters, since it is unknown which services pass them.
 */
export class GroupedSeries extends SceneObjectBase<GroupedSeriesState> {
  private readonly loader = new ServerLoader<Plan, Found>(
    (plan, signal, show) => this.load(plan, signal, show),
    (state) => this.take(state),
  );
  private found?: Found;
  private askCount = 0;
  private asked?: Asked;
  private lastDataSourceUid?: string;
  private allAskedMs = -Infinity;

  constructor() {
    super({ phase: 'waiting', answers: new Map(), missingTypeIds: [] });
    this.addActivationHandler(() => () => {
      this.loader.stop();
      this.asked = undefined;
    });
  }

  /**
   * Asks what has to be asked now: everything for another subject or range, nothing if the same was asked before.
   * `isAutomatic` marks a refresh that nobody clicked for.
   */
  ask(question: GroupedQuestion, isAutomatic: boolean): void {
    const { dataSourceUid, profileTypeId, otherTypeIds = [], filters, serviceNames } = question;
    const range = sceneGraph.getTimeRange(this).state.value;
    const subject = JSON.stringify([dataSourceUid, profileTypeId, otherTypeIds, filters]);
    const key = JSON.stringify([subject, range.raw.from, range.raw.to]);
    if (subject !== this.asked?.subject) {
      this.loader.clear();
      // Services of another data source are no picture to keep.
      const emptied = dataSourceUid === this.lastDataSourceUid ? {} : { answers: new Map(), complete: undefined };
      this.lastDataSourceUid = dataSourceUid;
      this.setState({ phase: 'waiting', key, error: undefined, missingTypeIds: [], ...emptied });
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
      this.loader.clear();
      const complete = buildComplete(about, new Map(), range);
      this.setState({ phase: 'done', answers: complete.answers, complete, error: undefined, missingTypeIds: [] });
      return;
    }
    this.askCount += 1;
    this.loader.ask(String(this.askCount), {
      question,
      range,
      about,
      isRefresh,
      isSkippingRest: about.isAutomatic && Date.now() - this.allAskedMs < ALL_PAUSE_MS,
    });
  }

  private async load(plan: Plan, signal: AbortSignal, show: (found: Found) => void): Promise<Found> {
    const { question, range, about } = plan;
    const { dataSourceUid, profileTypeId, otherTypeIds = [] } = question;
    const request = {
      dataSourceUid,
      profileTypeId,
      otherTypeIds,
      groupBy: ['service_name'],
      range,
      maxPoints: MAX_POINTS,
    };
    let found: Found = { answers: this.state.answers, complete: this.state.complete, missingTypeIds: [] };
    let failure: PyroscopeError | undefined;
    const take = (answer: PartialAnswer, isAll: boolean): void => {
      const { data, missingTypeIds } = answer;
      failure = answer.failure;
      if (data) {
        const answers = readAnswers(data, request, about.key);
        found =
          isAll && !failure
            ? { answers, complete: buildComplete(about, answers, data.timeRange), missingTypeIds }
            : { ...found, answers: new Map([...found.answers, ...answers]), missingTypeIds };
        show(found);
      }
    };
    const { names, hasRest } = planSteps(plan);
    if (names.length > 0) {
      this.setState({ phase: 'on-screen' });
      await runPatiently(names, {
        ask: async (some, own) => {
          const labelSelector = buildServiceSelector(some, question.filters);
          const answer = await runSeriesOfTypes(this, { ...request, labelSelector }, own);
          if (answer.failure && some.length < names.length) {
            throw answer.failure;
          }
          return answer;
        },
        show: (answer) => take(answer, false),
        patienceMs: PATIENCE_MS,
        signal,
      });
    }
    if (hasRest) {
      this.setState({ phase: 'rest' });
      this.allAskedMs = Date.now();
      const labelSelector = printSelector(question.filters);
      take(await runSeriesOfTypes(this, { ...request, labelSelector }, signal), true);
    }
    if (failure) {
      throw failure;
    }
    return found;
  }

  private take({ isLoading, answer, error }: ServerState<Found>): void {
    const isNew = answer !== undefined && answer !== this.found;
    this.found = answer;
    const { answers, complete, missingTypeIds } = (isNew && answer) || this.state;
    this.setState({ phase: isLoading ? this.state.phase : 'done', answers, complete, missingTypeIds, error });
  }
}

function buildComplete(
  about: Plan['about'],
  answers: ReadonlyMap<string, ServiceAnswer>,
  timeRange: TimeRange,
): CompleteAnswer {
  return { ...about, answers, timeRange, stepMs: computeStepMs(toRangeMs(timeRange), MAX_POINTS) };
}

interface Steps {
  /** Services to request first; none if all are requested at once. */
  readonly names: readonly string[];
  /** True if a later step asks for all. */
  readonly hasRest: boolean;
}

function planSteps({ question, isRefresh, isSkippingRest }: Plan): Steps {
  const { serviceNames = [], filters, onScreen } = question;
  if (serviceNames.length <= ON_SCREEN_LIMIT || (filters.length > 0 && !isRefresh)) {
    return { names: [], hasRest: true };
  }
  return { names: onScreen().slice(0, ON_SCREEN_LIMIT), hasRest: !isSkippingRest };
}

/** Reads the answers. A service with series of several types is shown by the first of them, in the order of the question. */
function readAnswers(data: PanelData, types: QueriedTypes, key: string): Map<string, ServiceAnswer> {
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
