import type { SceneObject, SceneObjectUrlValues, SceneTimeRange } from '@grafana/scenes';
import type { UrlKey } from 'url/names';
import type { UrlState } from 'url/UrlState';

/** Property names of a scene object for keys of the URL. */
type OwnNames = Readonly<Partial<Record<UrlKey, string>>>;

/**
 * Keeps one of Grafana's scene objects, which hold the time range and the refresh interval themselves, equal to the URL.
 * Nothing else in the scene reads or writes the URL by itself. Returns what ends it.
 */
export function syncWithUrl(url: UrlState, object: SceneObject, names: OwnNames): () => void {
  const sync = object.urlSync;
  if (!sync) {
    throw new Error('The scene object has no URL parameters');
  }
  const entries = Object.entries(names) as [UrlKey, string][];
  let known = sync.getUrlState();
  let isReading = false;
  const read = (): void => {
    const state = sync.getUrlState();
    const values = entries.flatMap(([key, name]): [string, string][] => {
      const value = url.get(key);
      // Unreadable parameters leave the object as it is.
      const isSaid = typeof value === 'string' && value !== '' && url.getUnreadable(key).length === 0;
      return isSaid && value !== state[name] ? [[name, value]] : [];
    });
    if (values.length > 0) {
      isReading = true;
      sync.updateFromUrl(Object.fromEntries(values));
      isReading = false;
      known = sync.getUrlState();
    }
  };
  const write = (): void => {
    if (isReading) {
      return;
    }
    const state = sync.getUrlState();
    const changed = entries.filter(([, name]) => state[name] !== known[name]);
    known = state;
    if (changed.length > 0) {
      const isStep = sync.shouldCreateHistoryStep?.(state) === true;
      url.set(Object.fromEntries(changed.map(([key, name]) => [key, readText(state[name])])), { isStep });
    }
  };
  read();
  const subscription = object.subscribeToState(write);
  const unsubscribe = url.subscribe(
    entries.map(([key]) => key),
    read,
  );
  return () => {
    subscription.unsubscribe();
    unsubscribe();
  };
}

/** Gives a time range what a link says in Grafana's older way, and goes on in the newer one. */
export function readRangeByItsMiddle(url: UrlState, timeRange: SceneTimeRange): void {
  const { middleOfRange: time, lengthOfRange: window } = url.pick(['middleOfRange', 'lengthOfRange']);
  if (time !== '' && window !== '') {
    timeRange.updateFromUrl({ time, 'time.window': window });
    const { from, to } = timeRange.state;
    url.set({ from, to, middleOfRange: undefined, lengthOfRange: undefined }, { isStep: false });
  }
}

function readText(value: SceneObjectUrlValues[string]): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
