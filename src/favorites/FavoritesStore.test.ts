import type { Favorite } from 'favorites/Favorite';
import { parseFavorites } from 'favorites/parseFavorites';
import { printFavorites } from 'favorites/printFavorites';
import type { FavoritesSlot } from './FavoritesSlot';
import { FavoritesStore } from './FavoritesStore';
import { ListKeeper } from './ListKeeper';
import { UnsavedNotes } from './UnsavedNotes';

const checkout: Favorite = { serviceName: 'checkout', profileTypeId: 'cpu', filters: [], panelType: 'time-series' };
const search: Favorite = { ...checkout, serviceName: 'search' };
const ledger: Favorite = { ...checkout, serviceName: 'ledger' };

/** A shared place that tells its other readers of what is written, and fails while `problem` is set. */
class FakeSlot {
  text?: string;
  problem?: string;
  writes = 0;
  private readonly listeners = new Map<object, (text: string | undefined) => void>();

  static holding(...favorites: Favorite[]): FakeSlot {
    const slot = new FakeSlot();
    slot.text = printFavorites({ favorites, unreadable: [] });
    return slot;
  }

  get names(): string[] {
    return parseFavorites(this.text ?? '[]').favorites.map(({ serviceName }) => serviceName);
  }

  /** A tab's view of it. */
  openTab(): FavoritesSlot {
    const tab = {};
    const check = (): void => {
      if (this.problem) {
        throw new Error(this.problem);
      }
    };
    return {
      read: async () => {
        check();
        return this.text;
      },
      write: async (text) => {
        check();
        this.text = text;
        this.writes += 1;
        this.listeners.forEach((listener, listening) => listening !== tab && listener(text));
      },
      follow: (onWritten) => {
        this.listeners.set(tab, onWritten);
        return () => this.listeners.delete(tab);
      },
    };
  }
}

function createStore(slot: FavoritesSlot, leftovers?: FakeSlot, user = 'ann'): FavoritesStore {
  const inBrowser = leftovers && new ListKeeper(leftovers.openTab());
  return new FavoritesStore('browser', new ListKeeper(slot, inBrowser), new UnsavedNotes(user));
}

async function openStore(slot: FakeSlot, leftovers?: FakeSlot): Promise<FavoritesStore> {
  const store = createStore(slot.openTab(), leftovers);
  await whenRead(store);
  return store;
}

async function whenRead(store: FavoritesStore): Promise<void> {
  await new Promise<void>((resolve) => {
    store.subscribe(() => ['saved', 'failed'].includes(store.getState().status) && resolve());
  });
}

beforeEach(() => sessionStorage.clear());

function listNames(store: FavoritesStore): string[] {
  return store.getState().items.map(({ serviceName }) => serviceName);
}

test('what is kept is there when the store was read', async () => {
  const store = await openStore(FakeSlot.holding(checkout, search));
  expect(store.getState().status).toBe('saved');
  expect(listNames(store)).toEqual(['checkout', 'search']);
  expect(store.isFavorite({ ...checkout, colorIndex: 4 })).toBe(true);
  expect(store.isFavorite(ledger)).toBe(false);
});

test('a click shows at once and is saved after', async () => {
  const slot = FakeSlot.holding(checkout);
  const store = await openStore(slot);
  const saved = store.change([{ kind: 'add', favorite: search }]);
  expect(listNames(store)).toEqual(['checkout', 'search']);
  expect(store.getState().status).toBe('saving');
  await saved;
  expect(slot.names).toEqual(['checkout', 'search']);
  expect(store.getState().status).toBe('saved');
});

test('two clicks in a row leave what was there', async () => {
  const slot = FakeSlot.holding(checkout);
  const store = await openStore(slot);
  await Promise.all([
    store.change([{ kind: 'add', favorite: search }]),
    store.change([{ kind: 'remove', favorite: search }]),
  ]);
  await store.retry();
  expect(slot.names).toEqual(['checkout']);
  expect(listNames(store)).toEqual(['checkout']);
});

/** A view of the slot whose writes are on their way for ever, as when the page is left meanwhile. */
function openLeftTab(slot: FakeSlot): FavoritesSlot {
  return { ...slot.openTab(), write: () => new Promise(() => undefined) };
}

test('what was not saved when the page was left is on the next page, and saved by it', async () => {
  const slot = FakeSlot.holding(checkout);
  const left = createStore(openLeftTab(slot));
  await whenRead(left);
  left.toggle(search);
  left.toggle(checkout);
  expect(listNames(left)).toEqual(['search']);
  expect(slot.names).toEqual(['checkout']);

  const next = await openStore(slot);
  expect(listNames(next)).toEqual(['search']);
  expect(slot.names).toEqual(['search']);

  slot.text = FakeSlot.holding(checkout).text;
  expect(listNames(await openStore(slot))).toEqual(['checkout']);
});

test('what one user could not save is no favorite of the next', async () => {
  const left = createStore(openLeftTab(FakeSlot.holding(checkout)), undefined, 'ann');
  await whenRead(left);
  left.toggle(search);

  const slot = FakeSlot.holding(ledger);
  const next = createStore(slot.openTab(), undefined, 'bob');
  await whenRead(next);
  expect(listNames(next)).toEqual(['ledger']);
  expect(slot.writes).toBe(0);
});

test('notes that mean nothing are no favorites', async () => {
  sessionStorage.setItem('openprofiles-drilldown-app.favorites.unsaved.ann', '{"added":"[","removed":7}');
  expect(listNames(await openStore(FakeSlot.holding(checkout)))).toEqual(['checkout']);
});

test('a snapshot stays the same object until something changes', async () => {
  const store = await openStore(FakeSlot.holding(checkout));
  expect(store.getState()).toBe(store.getState());
});

test('two tabs do not overwrite each other, and each sees what the other did', async () => {
  const slot = FakeSlot.holding(checkout);
  const [first, second] = [await openStore(slot), await openStore(slot)];
  await first.change([{ kind: 'add', favorite: search }]);
  expect(listNames(second)).toEqual(['checkout', 'search']);
  await second.change([{ kind: 'remove', favorite: checkout }]);
  await first.change([{ kind: 'add', favorite: ledger }]);
  expect(slot.names).toEqual(['search', 'ledger']);
  expect([listNames(first), listNames(second)]).toEqual([
    ['search', 'ledger'],
    ['search', 'ledger'],
  ]);
});

test('what another browser wrote without a word is kept by the next change', async () => {
  const slot = FakeSlot.holding(checkout);
  const store = await openStore(slot);
  slot.text = FakeSlot.holding(checkout, ledger).text;
  await store.change([{ kind: 'add', favorite: search }]);
  expect(slot.names).toEqual(['checkout', 'ledger', 'search']);
  expect(listNames(store)).toEqual(['checkout', 'ledger', 'search']);
});

test('a failed save stays on the screen, says why, and can be tried again', async () => {
  const slot = FakeSlot.holding(checkout);
  const store = await openStore(slot);
  slot.problem = 'The storage is full.';
  await store.change([{ kind: 'add', favorite: search }]);
  expect(store.getState()).toMatchObject({
    status: 'failed',
    problem: { kind: 'save', sentence: 'The storage is full.' },
  });
  expect(listNames(store)).toEqual(['checkout', 'search']);

  slot.problem = undefined;
  await store.refresh();
  expect(store.getState().status).toBe('failed');
  await store.retry();
  expect(store.getState().status).toBe('saved');
  expect(slot.names).toEqual(['checkout', 'search']);
});

test('a list that could not be read is read again on retry', async () => {
  const slot = FakeSlot.holding(checkout);
  slot.problem = 'Grafana did not answer.';
  const store = await openStore(slot);
  expect(store.getState()).toMatchObject({
    status: 'failed',
    problem: { kind: 'read', sentence: 'Grafana did not answer.' },
    items: [],
  });
  slot.problem = undefined;
  await store.retry();
  expect(listNames(store)).toEqual(['checkout']);
});

test('a list that means nothing is not overwritten until the user says so', async () => {
  const slot = new FakeSlot();
  slot.text = '{"version":2,"favorites":[]}';
  const store = await openStore(slot);
  await store.change([{ kind: 'add', favorite: search }]);
  expect(store.getState().problem).toEqual({
    kind: 'unreadable',
    sentence: expect.stringContaining('newer version'),
  });
  expect(slot.writes).toBe(0);
  await store.startOver();
  expect(slot.names).toEqual(['search']);
});

test('entries of another version survive a change', async () => {
  const slot = new FakeSlot();
  slot.text = '{"version":1,"favorites":[{"shape":"of tomorrow"}]}';
  const store = await openStore(slot);
  await store.change([{ kind: 'add', favorite: search }]);
  expect(parseFavorites(slot.text)).toEqual({ favorites: [search], unreadable: [{ shape: 'of tomorrow' }] });
});

test('on sign-in, what the browser kept joins what the user has, and leaves the browser', async () => {
  const user = FakeSlot.holding(checkout);
  const browser = FakeSlot.holding(search, checkout);
  const store = await openStore(user, browser);
  await store.refresh();
  expect(user.names).toEqual(['checkout', 'search']);
  expect(browser.names).toEqual([]);
  expect(listNames(store)).toEqual(['checkout', 'search']);
});

test('what could not join the user’s list stays in the browser', async () => {
  const user = FakeSlot.holding(checkout);
  const browser = FakeSlot.holding(search);
  user.problem = 'Grafana did not answer.';
  const store = await openStore(user, browser);
  expect(store.getState().status).toBe('failed');
  expect(browser.names).toEqual(['search']);
});

test('one favorite more than there can be is refused, and can be taken back', async () => {
  const many = Array.from({ length: 500 }, (_, position) => ({ ...checkout, serviceName: `s${position}` }));
  const slot = FakeSlot.holding(...many);
  const store = await openStore(slot);
  await store.change([{ kind: 'add', favorite: checkout }]);
  expect(store.getState().problem?.sentence).toMatch(/500 favorites at the most/);
  await store.change([{ kind: 'remove', favorite: checkout }]);
  expect(store.getState().status).toBe('saved');
  expect(slot.names).toHaveLength(500);
});
