import type { FavoritesSlot } from 'favorites/FavoritesSlot';
import type { DiffSetup } from './diffUrl';
import { applyPreset, BUILT_IN_PRESETS, createPreset, findPreset, parsePresets, printPresets } from './Preset';
import { PresetsStore } from './PresetsStore';

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
  expect(parsePresets(printPresets(presets))).toEqual(JSON.parse(JSON.stringify(presets)));
});

test.each(['', '[]', '{"version":2,"presets":[]}', '{"version":1,"presets":[{"name":"x"}]}'])(
  'text that means no presets is refused: %s',
  (text) => {
    expect(() => parsePresets(text)).toThrow('cannot be read');
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

const names = (store: PresetsStore) => store.getState().presets.map(({ name }) => name);

test('a preset is added to what another tab kept meanwhile, takes the place of its namesake, and goes', async () => {
  const slot = new TextSlot();
  const store = new PresetsStore(slot);
  store.subscribe(() => undefined);
  await store.add(createPreset('mine', setup));
  slot.text = printPresets([...parsePresets(slot.text ?? ''), createPreset('theirs', setup)]);
  await store.add(createPreset('mine', { baseline: side, comparison: side }));
  expect(names(store)).toEqual(['theirs', 'mine']);
  expect(store.getState().presets[1]?.baseline.range).toBeUndefined();
  await store.remove('theirs');
  expect(parsePresets(slot.text).map(({ name }) => name)).toEqual(['mine']);
});

test('what cannot be saved or read is said, and what is kept stays', async () => {
  const full = new PresetsStore(new TextSlot(undefined, true));
  await full.add(createPreset('mine', setup));
  expect(full.getState()).toMatchObject({ presets: [], problem: 'This browser is full.' });
  const slot = new TextSlot('{}');
  const unreadable = new PresetsStore(slot);
  await unreadable.add(createPreset('mine', setup));
  expect(unreadable.getState().problem).toContain('cannot be read');
  expect(slot.text).toBe('{}');
});
