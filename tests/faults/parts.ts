// Parts of views that ask by themselves once somebody opens them: Explain, function details, exports, favorites.
import { renderHook } from '@testing-library/react';
import { useExplainSettings } from 'explain/useExplainSettings';
import { FavoritesStore } from 'favorites/FavoritesStore';
import { ListKeeper } from 'favorites/ListKeeper';
import { UnsavedNotes } from 'favorites/UnsavedNotes';
import { readsPprof } from 'flamegraph/details/DetailsSource';
import { useFunctionLines } from 'flamegraph/details/useFunctionLines';
import type { ExportFormat } from 'flamegraph/exports/formats';
import { type ExportRequest, runExport } from 'flamegraph/exports/runExport';
import { useCategories } from 'flamegraph/state/useCategories';
import { useUnseen } from 'flamegraph/state/useUnseen';
import { getProxyUrl } from 'grafana/dataSources';
import { hostFetch } from 'grafana/hostFetch';
import { trackFailure } from 'loading/failedQuestions';
import { computeCoverage } from 'profile/tree/computeCoverage';
import type { ProfileQuery } from 'pyroscope/client';
import { fetchServerPprof } from 'pyroscope/fetchServerPprof';
import { toRangeMs } from 'queries/rangeMs';
import { fetchLabelValues } from 'scenes/filters/labelAnswers';
import { openTree } from 'worker/OpenedProfile';
import { UserSlot } from '../../src/favorites/FavoritesSlot';
import { fetchCluePprof, fetchClues, fetchPprof, getPprofKey } from '../../src/sources/fetchPprof';
import { treeFromText } from '../helpers/treeFromText';
import { CPU } from './faults';
import { type Place, type PlaceKind, placeOf, SELECTOR, type Shown } from './places';

/** Makes a place of a hook of a view, with the question that changes. */
function placeOfHook(useIt: (query: ProfileQuery) => Shown): Place {
  let rendered: { readonly result: { readonly current: Shown }; rerender: (query: ProfileQuery) => void } | undefined;
  return {
    ask: (range) => {
      const query = { ...toRangeMs(range), profileTypeId: CPU, labelSelector: SELECTOR, maxNodes: 100 };
      if (rendered) {
        rendered.rerender(query);
      } else {
        rendered = renderHook(useIt, { initialProps: query });
      }
    },
    look: () => rendered?.result.current ?? { hasPicture: false, isBusy: false, message: undefined },
  };
}

const TREE = treeFromText('main;work 10');
/** Creates the favorites of a signed-in user, with nothing left of another test. */
export function createFavoritesStore(): FavoritesStore {
  // An open channel to other tabs would keep the run from ending.
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
  localStorage.clear();
  return new FavoritesStore('user', new ListKeeper(new UserSlot()), new UnsavedNotes('user'));
}

/** Creates the request of an entry of the export menu for the tree on the screen. */
export function createScreenExport(format: ExportFormat): ExportRequest {
  const opened = openTree(TREE);
  const provenance = {
    ...{ profileTypeId: CPU, labelSelector: SELECTOR, range: { fromMs: 0, toMs: 1 }, timeZone: 'UTC' },
    ...{ coverage: computeCoverage(TREE), weight: 1, transforms: [], pluginVersion: '', createdMs: 0 },
  };
  return {
    ...{ format, redactsLabels: false, onOpenAsFile: undefined, fetchServerPprof: undefined },
    subject: { serviceName: 'shop', wholeTotal: 10, provenance },
    loadTrees: async () => ({
      upright: await opened.getUpright([]),
      view: TREE,
      categories: await opened.getCategories(),
      picture: undefined,
    }),
  };
}

const NO_DATA = 'The server has no such profile in this time range';

export const PARTS: Readonly<Record<string, PlaceKind>> = {
  'function details': {
    keepsPicture: false,
    saysEmpty: NO_DATA,
    create: (uid) =>
      placeOfHook((query) => {
        const side = readsPprof(getPprofKey(uid, query), (path, signal) => fetchPprof(uid, query, path, signal));
        const { lines, error, isBusy } = useFunctionLines(side, 'work', undefined, 'cpu');
        return { hasPicture: (lines?.places.length ?? 0) > 0, isBusy, message: error };
      }),
  },
  'Explain: code without symbols': {
    keepsPicture: false,
    saysEmpty: `Whether functions call code without symbols is not known: ${NO_DATA}`,
    create: (uid) =>
      placeOfHook((query) => {
        const { isPending, problem } = useUnseen({
          ...{ key: getPprofKey(uid, query), profileTypeId: CPU, coverage: computeCoverage(TREE), chart: undefined },
          ...{ weight: 1, isWanted: true, fetchPprof: (signal) => fetchCluePprof(uid, query, signal) },
        });
        return { hasPicture: !isPending && problem === '', isBusy: isPending, message: problem || undefined };
      }),
  },
  'Explain: whose code it is': {
    keepsPicture: false,
    saysEmpty: `Code categories come from names and stacks alone: files and binaries could not be read. ${NO_DATA}`,
    create: (uid) => {
      const opened = new Map<string, { readonly profile: ReturnType<typeof openTree>; hasLearned: boolean }>();
      return placeOfHook((query) => {
        const key = getPprofKey(uid, query);
        const known = opened.get(key) ?? { profile: openTree(TREE), hasLearned: false };
        if (!opened.has(key)) {
          const learn = known.profile.learn.bind(known.profile);
          known.profile.learn = async (...clues) => {
            await learn(...clues);
            known.hasLearned = true;
          };
          opened.set(key, known);
        }
        const { problem } = useCategories(known.profile, true, (signal) =>
          fetchClues(uid, query, (question) => fetchLabelValues(uid, question, signal), signal),
        );
        const hasPicture = known.hasLearned && problem === '';
        return { hasPicture, isBusy: !hasPicture && problem === '', message: problem || undefined };
      });
    },
  },
  'Explain: the rules of administrators': {
    keepsPicture: false,
    isOfGrafana: true,
    isFullWhenEmpty: true,
    create: () => {
      let look = (): Shown => ({ hasPicture: false, isBusy: false, message: undefined });
      return {
        // Whoever opens the panel again asks again.
        ask: () => {
          const { result } = renderHook(useExplainSettings);
          look = () => {
            const { settings, problem } = result.current;
            const hasPicture = settings !== undefined && problem === '';
            return { hasPicture, isBusy: settings === undefined, message: problem || undefined };
          };
        },
        look: () => look(),
      };
    },
  },
  'an export': {
    keepsPicture: true,
    saysEmpty: NO_DATA,
    create: (uid) => {
      // jsdom saves no files.
      URL.createObjectURL = () => 'blob:';
      URL.revokeObjectURL = () => undefined;
      return placeOf(
        async (range, signal) => {
          const query = { ...range, profileTypeId: CPU, labelSelector: SELECTOR };
          const options = { baseUrl: getProxyUrl(uid), fetch: hostFetch };
          const fetchPprofOfServer = (ownSignal: AbortSignal) => fetchServerPprof(options, query, ownSignal);
          await runExport({ ...createScreenExport('server-pprof'), fetchServerPprof: fetchPprofOfServer }, signal);
          return true;
        },
        (hasSaved) => hasSaved,
      );
    },
  },
  favorites: {
    keepsPicture: true,
    isOfGrafana: true,
    isEmptyWhenUnknown: true,
    create: () => {
      const store = createFavoritesStore();
      let isBusy = false;
      const refresh = (call: () => Promise<void>): void => {
        isBusy = true;
        void call().finally(() => {
          isBusy = false;
          const { problem } = store.getState();
          trackFailure(store, problem !== undefined, () => refresh(() => store.retry()));
        });
      };
      return {
        ask: () => refresh(() => store.refresh()),
        look: () => {
          const { items, problem } = store.getState();
          return { hasPicture: items.length > 0, isBusy, message: problem?.sentence };
        },
      };
    },
  },
};
