import type { FavoritesSlot } from 'favorites/FavoritesSlot';
import { KeptStore } from 'favorites/KeptStore';
import type { DiffSetup } from './diffUrl';
import {
  addPreset,
  applyPreset,
  BUILT_IN_PRESETS,
  createPreset,
  findPreset,
  type Preset,
  PRESETS,
  removePreset,
} from './Preset';

const hour = { from: 'now-1h', to: 'now' };
const side = { panel: hour, range: undefined, filters: [], serviceName: 'checkout' };
const setup: DiffSetup = {
  baseline: { ...side, range: { from: 'now-50m', to: 'now-40m' } },
  comparison: { ...side, filters: [{ label: 'region', operator: '=', values: ['eu'] }], serviceName: 'ledger' },
};

test.each(BUILT_IN_PRESETS.map((preset) => [preset.name, preset] as const))('%s is found again', (_, preset) => {
  const applied = applyPreset(setup, preset);
  expect(findPreset(applied, BUILT_IN_PRESETS)).toBe(preset);
  expect(applied.comparison).toMatchObject({ panel: { to: 'now' }, serviceName: 'ledger' });
});

test('a preset keeps ranges, and neither filters nor services', () => {
  const preset = createPreset('mine', setup);
  const elsewhere: DiffSetup = { baseline: { ...side, serviceName: 'search' }, comparison: side };
  const applied = applyPreset(elsewhere, preset);
  expect(applied).toEqual({
    baseline: { ...side, serviceName: 'search', range: { from: 'now-50m', to: 'now-40m' } },
    comparison: side,
  });
  expect(findPreset(applied, [...BUILT_IN_PRESETS, preset])).toBe(preset);
  expect(findPreset(elsewhere, [preset])).toBeUndefined();
});

test('presets survive being kept as text', () => {
  const presets = [createPreset('mine', setup), ...BUILT_IN_PRESETS];
  expect(PRESETS.parse(PRESETS.print(presets))).toEqual(JSON.parse(JSON.stringify(presets)));
});

test.each(['', '[]', '{"version":2,"presets":[]}', '{"version":1,"presets":[{"name":"x"}]}'])(
  'text that means no presets is refused: %s',
  (text) => {
    expect(() => PRESETS.parse(text)).toThrow('cannot be read');
  },
);

class TextSlot implements FavoritesSlot {
  constructor(
    public text?: string,
    private readonly isFull = false,
  ) {}

  async read(): Promise<string | undefined> {
    return this.text;
  }

  async write(text: string): Promise<void> {
    if (this.isFull) {
      throw new Error('This browser is full.');
    }
    this.text = text;
  }

  follow(): () => void {
    return () => undefined;
  }
}

test('a preset is added to what another tab kept meanwhile, takes the place of its namesake, and goes', async () => {
  const slot = new TextSlot();
  const store = new KeptStore(slot, PRESETS);
  const names = () => store.getState().value.map(({ name }) => name);
  const add = (preset: Preset) => store.change((presets) => addPreset(presets, preset));
  store.subscribe(() => undefined);
  await add(createPreset('mine', setup));
  slot.text = PRESETS.print([...PRESETS.parse(slot.text), createPreset('theirs', setup)]);
  await add(createPreset('mine', { baseline: side, comparison: side }));
  expect(names()).toEqual(['theirs', 'mine']);
  expect(store.getState().value[1]?.baseline.range).toBeUndefined();
  await store.change((presets) => removePreset(presets, 'theirs'));
  expect(PRESETS.parse(slot.text).map(({ name }) => name)).toEqual(['mine']);
});

test('what cannot be saved or read is said, and what is kept stays', async () => {
  const add = (store: KeptStore<readonly Preset[]>) =>
    store.changeOrSay((presets) => addPreset(presets, createPreset('mine', setup)));
  const full = new KeptStore(new TextSlot(undefined, true), PRESETS);
  await add(full);
  expect(full.getState()).toEqual({ value: [], problem: 'This browser is full.' });
  const slot = new TextSlot('{}');
  const unreadable = new KeptStore(slot, PRESETS);
  await add(unreadable);
  expect(unreadable.getState().problem).toContain('cannot be read');
  expect(slot.text).toBe('{}');
});
