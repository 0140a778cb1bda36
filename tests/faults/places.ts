// What asks a server, each seen in the same way: what it shows, and why there is nothing newer.
import { dateTime, type TimeRange } from '@grafana/data';
import { EmbeddedScene, SceneFlexLayout, type SceneObject, SceneTimeRange } from '@grafana/scenes';
import { ChangeCauses } from 'pages/diff-flame-graph/ChangeCauses';
import { VersionSearch } from 'pages/diff-flame-graph/VersionSearch';
import { LabelList } from 'pages/labels/LabelList';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { cutRange } from 'profile/series/slices/cutRange';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import { getPyroscopeClient } from 'queries/clients';
import { FunctionTrends } from 'queries/FunctionTrends';
import { GroupedSeries } from 'queries/GroupedSeries';
import { ProfileLoader } from 'queries/ProfileLoader';
import type { SeriesRequest } from 'queries/querySeries';
import { QueuedSeries } from 'queries/QueuedSeries';
import { toRangeMs } from 'queries/rangeMs';
import { SeriesLoader } from 'queries/SeriesLoader';
import { SeriesQueue } from 'queries/SeriesQueue';
import { ServerLoader, type ServerState } from 'queries/ServerLoader';
import { SingleProfiles } from 'queries/SingleProfiles';
import { SliceLoader } from 'queries/SliceLoader';
import { ExplorerUrl } from 'scenes/explorerUrl';
import { FilterScope } from 'scenes/filters/FilterScope';
import { fetchLabelNames } from 'scenes/filters/labelAnswers';
import { ServiceIndex } from 'scenes/services/ServiceIndex';
import { fetchPprof } from 'sources/fetchPprof';
import { getEngine } from 'worker/getEngine';
import { openUrl } from '../helpers/openUrl';
import { CPU } from './faults';

export interface Shown {
  readonly hasPicture: boolean;
  readonly isBusy: boolean;
  /** The message about a failure. */
  readonly message: string | undefined;
}

export interface Place {
  readonly ask: (range: TimeRange) => void;
  readonly look: () => Shown;
}

export interface PlaceKind {
  /** `uid` is that of a new data source, whose answers are not cached yet. */
  readonly create: (uid: string) => Place;
  /** True if the picture stays while another range is asked for; false if it is of no use under another range. */
  readonly keepsPicture: boolean | 'while it loads';
  /** True if a server that does not know the call is not asked again. */
  readonly takesNoForAnswer?: boolean;
  /** True if Grafana itself is asked, which fails in its own words. */
  readonly isOfGrafana?: boolean;
  /** True if a 404 says that there is nothing yet. */
  readonly isEmptyWhenUnknown?: boolean;
  /** Content that an empty answer leaves; absent if nothing is shown. */
  readonly isFullWhenEmpty?: boolean;
  /** The sentence about an empty answer if there is nothing to show without data. */
  readonly saysEmpty?: string;
}

export const SELECTOR = '{service_name="shop"}';

function show(hasPicture: boolean, isBusy: boolean, error: PyroscopeError | undefined): Shown {
  return { hasPicture, isBusy, message: error?.message };
}

function createScene<T extends SceneObject>(
  child: T,
  uid: string,
): { readonly child: T; readonly setRange: (range: TimeRange) => void } {
  const timeRange = new SceneTimeRange({ from: 'now-1h', to: 'now' });
  const { url } = openUrl('', { dataSource: uid, service: 'shop', profileType: CPU });
  const scene = new EmbeddedScene({
    $timeRange: timeRange,
    body: new SceneFlexLayout({ children: [] }),
    controls: [new ExplorerUrl(url), child],
  });
  url.set({ filters: [{ label: 'region', operator: '=', values: ['mars'] }] });
  scene.activate();
  return {
    child,
    setRange: (range) => timeRange.setState({ from: String(range.raw.from), to: String(range.raw.to), value: range }),
  };
}

function buildRequest(dataSourceUid: string, range: TimeRange): SeriesRequest {
  return { dataSourceUid, profileTypeId: CPU, labelSelector: SELECTOR, groupBy: [], range, maxPoints: 100 };
}

function buildQuery(range: TimeRange) {
  return { ...toRangeMs(range), profileTypeId: CPU, labelSelector: SELECTOR, maxNodes: 8192 };
}

/** Makes a place of something that asks one question and has no further state. */
export function placeOf<A>(
  load: (range: TimeRangeMs, signal: AbortSignal) => Promise<A>,
  hasData: (answer: A) => boolean,
): Place {
  let state: ServerState<A> | undefined;
  const loader = new ServerLoader<TimeRangeMs, A>(load, (next) => (state = next));
  return {
    ask: (range) => loader.ask(JSON.stringify(toRangeMs(range)), toRangeMs(range)),
    look: () => show(state?.answer !== undefined && hasData(state.answer), state?.isLoading === true, state?.error),
  };
}

/** Creates a part of the explorer that all views share: it asks by itself once the range changes. */
function createFollower<T extends FilterScope | ServiceIndex>(child: T, uid: string, look: (child: T) => Shown): Place {
  const { setRange } = createScene(child, uid);
  return {
    ask: (range) => {
      setRange(range);
      if (!child.isActive) {
        child.activate();
      }
      if (child instanceof FilterScope) {
        child.setView({ takesFilters: true, hasService: true });
      }
    },
    look: () => look(child),
  };
}

function createGrouped(uid: string, serviceNames: readonly string[]): Place {
  const { child: series, setRange } = createScene(new GroupedSeries(), uid);
  return {
    ask: (range) => {
      setRange(range);
      const question = { dataSourceUid: uid, profileTypeId: CPU, filters: [], serviceNames, onScreen: () => ['shop'] };
      series.ask(question, false);
    },
    look: () => show(series.state.answers.size > 0, series.state.phase !== 'done', series.state.error),
  };
}

export const PLACES: Readonly<Record<string, PlaceKind>> = {
  'a flame graph': {
    keepsPicture: true,
    create: (uid) => {
      const loader = new ProfileLoader();
      return {
        ask: (range) =>
          loader.ask({ dataSourceUid: uid, serviceName: 'shop', query: buildQuery(range), isProgressive: true }),
        look: () => {
          const { profile, status, error } = loader.state;
          return show((profile?.coverage.total ?? 0) > 0, status === 'loading' || status === 'refining', error);
        },
      };
    },
  },
  'functions over time': {
    keepsPicture: false,
    create: (uid) => {
      const trends = new FunctionTrends();
      return {
        ask: (range) => trends.ask(uid, buildQuery(range)),
        look: () => {
          const { trends: loaded, isLoading, error } = trends.state;
          return show((loaded?.series.names.length ?? 0) > 1, isLoading, error);
        },
      };
    },
  },
  'how sure a difference is': {
    keepsPicture: false,
    create: (uid) => {
      const loader = new SliceLoader();
      return {
        ask: (range) => loader.ask(uid, buildQuery(range), cutRange(toRangeMs(range), 6)),
        look: () => {
          const { slices, status, error } = loader.state;
          const hasData = slices?.profiles.some((profile) => profile.format === 'tree' && profile.bytes.length > 0);
          return show(hasData === true, status === 'loading', error);
        },
      };
    },
  },
  'single profiles': {
    keepsPicture: false,
    takesNoForAnswer: true,
    create: (uid) => {
      const model = new SingleProfiles();
      let isBusy = false;
      model.subscribeToState(() => (isBusy = model.state.profiles.length === 0 && !model.state.error));
      return {
        ask: (range) => model.ask(uid, { ...toRangeMs(range), profileTypeId: CPU, labelSelector: SELECTOR }),
        look: () => show(model.state.profiles.length > 0, isBusy, model.state.error),
      };
    },
  },
  'the list of labels': {
    keepsPicture: true,
    create: (uid) => {
      const list = new LabelList();
      const question = {
        dataSourceUid: uid,
        serviceName: 'shop',
        profileTypeId: CPU,
        filters: [],
        openLabel: undefined,
      };
      return {
        ask: (range) => list.ask({ ...question, ...toRangeMs(range) }),
        look: () => show((list.state.labels?.length ?? 0) > 0, list.state.isLoading, list.state.error),
      };
    },
  },
  // Its picture: a filter for another region than the service has is set aside.
  'which filters fit': {
    keepsPicture: 'while it loads',
    create: (uid) =>
      createFollower(new FilterScope(), uid, ({ state }) =>
        show(state.aside.length > 0, !state.isSettled, state.error),
      ),
  },
  'the list of services': {
    keepsPicture: true,
    create: (uid) =>
      createFollower(new ServiceIndex(), uid, ({ state }) =>
        show((state.matrix?.serviceNames.length ?? 0) > 0, state.isLoading, state.error),
      ),
  },
  'all services, in one query': { keepsPicture: true, create: (uid) => createGrouped(uid, ['shop']) },
  'all services, first those on the screen': {
    keepsPicture: true,
    create: (uid) => createGrouped(uid, ['shop', ...Array.from({ length: 40 }, (_, at) => `s${at}`)]),
  },
  'a chart': {
    keepsPicture: true,
    create: (uid) => {
      const { child: series } = createScene(new SeriesLoader(), uid);
      return {
        ask: (range) => series.ask(buildRequest(uid, range)),
        look: () => {
          const { answer, isLoading, error } = series.state;
          return show((answer?.series.length ?? 0) > 0, isLoading, error);
        },
      };
    },
  },
  // Profile types, labels, values of a label, favorites.
  'a panel of a list': {
    keepsPicture: true,
    create: (uid) => {
      const { child: series } = createScene(new QueuedSeries(), uid);
      const queue = new SeriesQueue(1);
      return {
        ask: (range) => {
          series.prepare(buildRequest(uid, range));
          series.load(queue);
        },
        look: () => {
          const { status, data, error } = series.state;
          return show((data?.series.length ?? 0) > 0, status !== 'done', error);
        },
      };
    },
  },
  'why it changed': {
    keepsPicture: false,
    create: (uid) => {
      const { child: causes } = createScene(new ChangeCauses(), uid);
      return {
        ask: (range) => {
          const side = {
            range: toRangeMs(range),
            selector: SELECTOR,
            profileType: describeProfileType(CPU),
            series: undefined,
          };
          causes.ask({ dataSourceUid: uid, sides: { baseline: side, comparison: side } });
        },
        look: () => {
          const { status, labels, attribution, error } = causes.state;
          return {
            hasPicture: status === 'ready' && labels.length > 0 && attribution !== undefined,
            isBusy: status === 'asking',
            message: error,
          };
        },
      };
    },
  },
  // Its picture: the sentence that no version begins here, which only an answer with versions allows.
  'the last version': {
    keepsPicture: false,
    create: (uid) => {
      const { child: search } = createScene(new VersionSearch(() => undefined), uid);
      return {
        ask: (range) =>
          search.find({ dataSourceUid: uid, profileTypeId: CPU, serviceName: 'shop', labelSelector: SELECTOR, range }),
        look: () => {
          const { isAsking, sentence } = search.state;
          const hasFailed = sentence.startsWith('Versions could not be looked up: ');
          return {
            hasPicture: sentence.includes('begins in this range'),
            isBusy: isAsking,
            message: hasFailed ? sentence : undefined,
          };
        },
      };
    },
  },
  'suggestions of the filters bar': {
    keepsPicture: true,
    create: (uid) =>
      placeOf(
        (range, signal) => fetchLabelNames(uid, { matchers: [SELECTOR], ...range }, signal),
        (names) => names.length > 0,
      ),
  },
  // What function details, Explain, whose code it is, and an export are made of.
  'a pprof': {
    keepsPicture: true,
    saysEmpty: 'The server has no such profile in this time range',
    create: (uid) =>
      placeOf(
        async (range, signal) => {
          const query = { ...range, profileTypeId: CPU, labelSelector: SELECTOR, maxNodes: 0 };
          const question = { name: 'work', path: undefined, sampleType: 'cpu' };
          const bytes = await fetchPprof(uid, query, undefined, signal);
          return (await getEngine()).computeLines(bytes, question);
        },
        ({ places }) => places.length > 0,
      ),
  },
  // What changed most looks at two of these for each service, and at their parts.
  'a profile by itself': {
    keepsPicture: true,
    create: (uid) =>
      placeOf(
        (range, signal) =>
          getPyroscopeClient(uid).fetchProfile(
            { ...range, profileTypeId: CPU, labelSelector: SELECTOR, maxNodes: 100 },
            signal,
          ),
        (answer) => answer.format === 'tree' && answer.bytes.length > 0,
      ),
  },
};

/** The moments in which a fault can come, with the question before and the one then. */
export const MOMENTS: Readonly<Record<string, readonly [before: TimeRange | undefined, then: TimeRange]>> = {
  load: [undefined, createRange(0, 'now-1h')],
  'new range': [createRange(0, 'now-1h'), createRange(300, 'now-6h')],
  refresh: [createRange(0, 'now-1h'), createRange(20, 'now-1h')],
};

function createRange(startMinute: number, rawFrom: string): TimeRange {
  const fromMs = Date.UTC(2026, 0, 1) + startMinute * 60_000;
  return { from: dateTime(fromMs), to: dateTime(fromMs + 3_600_000), raw: { from: rawFrom, to: 'now' } };
}
