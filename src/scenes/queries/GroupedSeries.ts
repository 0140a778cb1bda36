import { LoadingState, type DataFrame, type DataQueryError, type PanelData, type TimeRange } from '@grafana/data';
import { SceneObjectBase, sceneGraph, type SceneObjectState } from '@grafana/scenes';
import { buildServiceSelector } from 'profile/labels/buildServiceSelector';
import type { Subscription } from 'rxjs';
import { querySeries, type SeriesRequest } from './querySeries';

/** Most services that the first, quick query asks for. */
export const ON_SCREEN_LIMIT = 24;

// A series per service over the whole tenant is the expensive question: refreshing repeats it this often at the most.
const ALL_PAUSE_MS = 60_000;

const MAX_POINTS = 250;

export type SeriesPhase =
  /** Waits for the names of the services. */
  | 'waiting'
  /** The series on the screen are on their way. */
  | 'on-screen'
  /** The rest is on its way. */
  | 'rest'
  | 'done';

interface GroupedSeriesState extends SceneObjectState {
  phase: SeriesPhase;
  /** The newest answer per service; kept while newer ones load. */
  answers: ReadonlyMap<string, ServiceAnswer>;
  error?: DataQueryError;
}

export interface ServiceAnswer {
  readonly frame: DataFrame;
  readonly timeRange: TimeRange;
}

/** What to ask; a change of `key` makes the older answers worthless. */
export interface GroupedQuestion {
  readonly dataSourceUid: string;
  readonly profileTypeId: string;
  /** The services of the view, in the order of the screen; undefined while they are not known. */
  readonly serviceNames: readonly string[] | undefined;
  /** The services on the screen, of which the first `ON_SCREEN_LIMIT` count. */
  readonly onScreen: () => readonly string[];
}

/**
 * One series per service from at most two queries, however many services there are: first those on the screen, then all.
 * Up to `ON_SCREEN_LIMIT` services take a single query.
 */
export class GroupedSeries extends SceneObjectBase<GroupedSeriesState> {
  private query?: Subscription;
  private asked?: { readonly subject: string; readonly range: TimeRange };
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
    const { dataSourceUid, profileTypeId, serviceNames } = question;
    const range = sceneGraph.getTimeRange(this).state.value;
    const subject = JSON.stringify([dataSourceUid, profileTypeId]);
    const isOtherSubject = subject !== this.asked?.subject;
    if (isOtherSubject) {
      this.query?.unsubscribe();
      this.setState({ phase: 'waiting', answers: new Map(), error: undefined });
    }
    if (serviceNames === undefined || (!isOtherSubject && range === this.asked?.range)) {
      return;
    }
    const isSameRange = range.raw.from === this.asked?.range.raw.from && range.raw.to === this.asked?.range.raw.to;
    const isRefresh = !isOtherSubject && isSameRange;
    this.asked = { subject, range };
    if (serviceNames.length === 0) {
      this.query?.unsubscribe();
      this.setState({ phase: 'done', answers: new Map(), error: undefined });
      return;
    }
    const isSkippingRest = isRefresh && isAutomatic && Date.now() - this.allAskedMs < ALL_PAUSE_MS;
    const onScreen = serviceNames.length <= ON_SCREEN_LIMIT ? [] : question.onScreen().slice(0, ON_SCREEN_LIMIT);
    const steps: Step[] = [];
    if (onScreen.length > 0) {
      steps.push({ phase: 'on-screen', labelSelector: buildServiceSelector(onScreen) });
    }
    if (onScreen.length === 0 || !isSkippingRest) {
      steps.push({ phase: 'rest', labelSelector: '{}' });
    }
    const request = { dataSourceUid, profileTypeId, groupBy: ['service_name'], range, maxPoints: MAX_POINTS };
    void this.run(request, steps);
  }

  /** Asks again what failed. */
  retry(question: GroupedQuestion): void {
    this.asked = undefined;
    this.ask(question, false);
  }

  private async run(request: Omit<SeriesRequest, 'labelSelector'>, steps: readonly Step[]): Promise<void> {
    for (const { phase, labelSelector } of steps) {
      this.setState({ phase });
      if (phase === 'rest') {
        this.allAskedMs = Date.now();
      }
      const data = await this.fetch({ ...request, labelSelector });
      if (!data) {
        break;
      }
      this.take(data, phase);
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

  private take(data: PanelData, phase: Step['phase']): void {
    const error = data.errors?.[0] ?? data.error;
    if (error) {
      this.setState({ error });
      return;
    }
    const answers = new Map(phase === 'on-screen' ? this.state.answers : []);
    for (const frame of data.series) {
      const service = frame.fields.find((field) => field.labels?.service_name !== undefined)?.labels?.service_name;
      if (service !== undefined) {
        answers.set(service, { frame, timeRange: data.timeRange });
      }
    }
    this.setState({ answers, error: undefined });
  }
}

interface Step {
  readonly phase: 'on-screen' | 'rest';
  readonly labelSelector: string;
}
