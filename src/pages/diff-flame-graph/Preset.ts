import { openKeptStore } from 'favorites/KeptStore';
import { isObject, parseJson } from 'profile/formats/parseJson';
import type { RawRange } from './diffRanges';
import type { DiffSetup, SideSetup } from './diffUrl';

/** Named ranges of both sides: of the charts, and of the comparison. */
export interface Preset {
  readonly name: string;
  readonly baseline: PresetSide;
  readonly comparison: PresetSide;
}

interface PresetSide {
  readonly panel: RawRange;
  /** undefined if auto-select chooses it. */
  readonly range: RawRange | undefined;
}

/** Builds a time ago against now: the ranges of flame graphs and panels are the same then. */
function buildAgo(name: string, agoMinutes: number, lengthMinutes: number): Preset {
  const before = { from: `now-${agoMinutes + lengthMinutes}m`, to: `now-${agoMinutes}m` };
  const now = { from: `now-${lengthMinutes}m`, to: 'now' };
  return { name, baseline: { panel: before, range: before }, comparison: { panel: now, range: now } };
}

export const BUILT_IN_PRESETS: readonly Preset[] = [
  buildAgo('1 h ago vs now (30 min)', 60, 30),
  buildAgo('6 h ago vs now (1 h)', 360, 60),
  buildAgo('24 h ago vs now (1 h)', 1440, 60),
  buildAgo('7 d ago vs now (1 h)', 10_080, 60),
];

export function applyPreset(setup: DiffSetup, { baseline, comparison }: Preset): DiffSetup {
  return { baseline: { ...setup.baseline, ...baseline }, comparison: { ...setup.comparison, ...comparison } };
}

/** Finds the preset that a setup shows, as long as nothing was moved since. */
export function findPreset(setup: DiffSetup, presets: readonly Preset[]): Preset | undefined {
  const shown = printRanges(setup);
  return presets.find((preset) => printRanges(preset) === shown);
}

/** Creates the ranges of a setup, to be found again. */
export function createPreset(name: string, { baseline, comparison }: DiffSetup): Preset {
  const keep = ({ panel, range }: SideSetup): PresetSide => ({ panel, range });
  return { name, baseline: keep(baseline), comparison: keep(comparison) };
}

function printRanges({ baseline, comparison }: Pick<Preset, 'baseline' | 'comparison'>): string {
  const print = ({ panel, range }: PresetSide) => [panel.from, panel.to, range?.from, range?.to];
  return JSON.stringify([print(baseline), print(comparison)]);
}

/** A preset among others; one of the same name makes way. */
export function addPreset(presets: readonly Preset[], preset: Preset): readonly Preset[] {
  return [...removePreset(presets, preset.name), preset];
}

export function removePreset(presets: readonly Preset[], name: string): readonly Preset[] {
  return presets.filter((preset) => preset.name !== name);
}

/** Presets as text, to be kept. */
function printPresets(presets: readonly Preset[]): string {
  return JSON.stringify({ version: 1, presets });
}

/**
 * Parses the text of `printPresets`; undefined stands for no presets.
 *
 * @throws Error with a sentence for invalid text
 */
function parsePresets(text: string | undefined): readonly Preset[] {
  if (text === undefined) {
    return [];
  }
  const file = parseJson(text);
  const presets = isObject(file) && file.version === 1 && Array.isArray(file.presets) ? file.presets : undefined;
  if (!presets?.every(isPreset)) {
    throw new Error('The presets that are kept cannot be read; a newer version of this app may have written them.');
  }
  return presets;
}

export const PRESETS = { parse: parsePresets, print: printPresets };

/** The user's own. */
export const getPresetsStore = openKeptStore('presets', PRESETS);

function isPreset(value: unknown): value is Preset {
  return isObject(value) && typeof value.name === 'string' && isSide(value.baseline) && isSide(value.comparison);
}

function isSide(value: unknown): boolean {
  return isObject(value) && isRange(value.panel) && (value.range === undefined || isRange(value.range));
}

function isRange(value: unknown): boolean {
  return isObject(value) && typeof value.from === 'string' && typeof value.to === 'string';
}
