import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { NOTHING_LOADED } from 'loading/Loader';
import { buildHeatmap, type Heatmap } from 'profile/heatmap/buildHeatmap';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { PyroscopeError } from 'pyroscope/PyroscopeError';
import { getPyroscopeClient } from './clients';
import { ServerLoader, type ServerState } from './ServerLoader';

export interface SpanHeatmapQuestion extends TimeRangeMs {
  readonly profileTypeId: string;
  readonly labelSelector: string;
}

interface SpanHeatmapsState extends SceneObjectState {
  heatmap: ServerState<Heatmap>;
}

const COLUMNS = 64;

/** Time for which a server that has no heatmaps is not asked again. */
const PAUSE_MS = 60_000;

/** A range that begins later by so much of itself is another question: a server may have heatmaps for later ranges alone. */
const LATER_SHARE = 0.1;

/** Data sources that are not asked for a while, with their answer and the start of its range. */
const pauses = new Map<string, { readonly untilMs: number; readonly error: PyroscopeError; readonly fromMs: number }>();

/** Spans by time and value, loaded when somebody looks at them. */
export class SpanHeatmaps extends SceneObjectBase<SpanHeatmapsState> {
  private dataSourceUid = '';
  private readonly loader = new ServerLoader<Question, Heatmap>(load, (heatmap) => this.setState({ heatmap }));

  constructor() {
    super({ heatmap: NOTHING_LOADED });
    this.addActivationHandler(() => () => this.loader.stop());
  }

  /** Asks for a heatmap; undefined stops the request and forgets the answer. */
  ask(dataSourceUid: string, query: SpanHeatmapQuestion | undefined): void {
    this.dataSourceUid = dataSourceUid;
    if (query) {
      this.loader.ask(JSON.stringify([dataSourceUid, query]), { dataSourceUid, query });
    } else {
      this.loader.clear();
    }
  }

  /** Asks again, whatever the server answered before. */
  retry(): void {
    pauses.delete(this.dataSourceUid);
    this.loader.retry();
  }
}

interface Question {
  readonly dataSourceUid: string;
  readonly query: SpanHeatmapQuestion;
}

async function load({ dataSourceUid, query }: Question, signal: AbortSignal): Promise<Heatmap> {
  const pause = pauses.get(dataSourceUid);
  const isLater = pause && query.fromMs - pause.fromMs > LATER_SHARE * getDurationMs(query);
  if (pause && !isLater && Date.now() < pause.untilMs) {
    throw pause.error;
  }
  const stepMs = Math.max(1, Math.ceil(getDurationMs(query) / 1000 / COLUMNS)) * 1000;
  try {
    const slots = await getPyroscopeClient(dataSourceUid).fetchSpanHeatmap({ ...query, stepMs }, signal);
    pauses.delete(dataSourceUid);
    return buildHeatmap(slots, query, stepMs);
  } catch (error) {
    if (error instanceof PyroscopeError && error.kind === 'unsupported') {
      pauses.set(dataSourceUid, { untilMs: Date.now() + PAUSE_MS, error, fromMs: query.fromMs });
    }
    throw error;
  }
}
