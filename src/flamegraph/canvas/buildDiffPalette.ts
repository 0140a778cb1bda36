import type { DiffColors } from 'url/viewValues';
import type { FramePalette, FrameStyle, ThemeKind } from './FramePalette';
import { getReadableText } from './readableText';

export interface DiffPaletteOptions {
  /** Value of every node on either side, made comparable: per second, as shares, or as they are. */
  readonly baseline: Float64Array;
  readonly comparison: Float64Array;
  readonly theme: ThemeKind;
  readonly colors: DiffColors;
}

// Factors at which the steps begin, in either direction. The last step is for functions that one side lacks.
const STEPS = [1.05, 1.25, 1.6, 2.5, Infinity];
/** From this factor on, only new and removed functions have a stronger colour. */
export const STRONGEST_FACTOR = STEPS[STEPS.length - 2];

type Steps = Readonly<Record<ThemeKind, readonly string[]>>;

// Steps from weak to strong.
const BLUE: Steps = {
  light: ['#d6e6f5', '#b3d1ee', '#86b6e2', '#5797d1', '#2f78bb'],
  dark: ['#7d90a6', '#7a9fc6', '#6aa6dd', '#4f9fe6', '#8fcbff'],
};
const ORANGE: Steps = {
  light: ['#fbe6d0', '#f9d0a6', '#f6b36f', '#ef923a', '#d97706'],
  dark: ['#a58f7d', '#c49f79', '#d99f63', '#ec9a43', '#ffb95e'],
};
const GREEN: Steps = {
  light: ['#dcefdc', '#bfe2c0', '#94cf97', '#62b468', '#2f9440'],
  dark: ['#7f9a82', '#7cae82', '#6fc179', '#58cf68', '#8fe89a'],
};
const RED: Steps = {
  light: ['#f9dfdd', '#f4c3bf', '#eb9b95', '#e0716a', '#d0453f'],
  dark: ['#a6817e', '#c48a86', '#dc8780', '#f07d75', '#ffa49d'],
};
const LESS: Readonly<Record<DiffColors, Steps>> = { blueOrange: BLUE, redGreen: GREEN };
const MORE: Readonly<Record<DiffColors, Steps>> = { blueOrange: ORANGE, redGreen: RED };
const SAME = { light: '#d9dbe1', dark: '#8e929e' };

/** Returns the colours of clearly more and clearly less, for places without steps between. */
export function getDiffColors(colors: DiffColors, theme: ThemeKind): { readonly more: string; readonly less: string } {
  const step = STEPS.length - 2;
  return { more: MORE[colors][theme][step] ?? SAME[theme], less: LESS[colors][theme][step] ?? SAME[theme] };
}

/**
 * Builds colours for changes: orange (or red) and ▲ for more, blue (or green) and ▼ for less, the stronger the more,
 * grey for less than 5 % either way. Functions that only one side has are ✚ (new) or ✖ (gone).
 */
export function buildDiffPalette({ baseline, comparison, theme, colors }: DiffPaletteOptions): FramePalette {
  const same = createStyle(SAME[theme], { label: 'less than 5 % change' });
  const less = LESS[colors][theme].map((fill, step) => createStyle(fill, describeStep('less', step)));
  const more = MORE[colors][theme].map((fill, step) => createStyle(fill, describeStep('more', step)));
  const getStyle = (node: number) => {
    const before = baseline[node] ?? 0;
    const after = comparison[node] ?? 0;
    const factor = before === after ? 1 : Math.max(before, after) / Math.min(before, after);
    const step = STEPS.findLastIndex((from) => factor >= from);
    return (after > before ? more : less)[step] ?? same;
  };
  return { styles: [...[...less].reverse(), same, ...more], getStyle, hasShares: true };
}

function createStyle(fill: string, more: Pick<FrameStyle, 'label' | 'sign'>): FrameStyle {
  return { fill, text: getReadableText(fill), ...more };
}

function describeStep(direction: 'less' | 'more', step: number): Pick<FrameStyle, 'label' | 'sign'> {
  const isMore = direction === 'more';
  if (step === STEPS.length - 1) {
    return isMore ? { sign: '✚', label: 'new' } : { sign: '✖', label: 'gone' };
  }
  const factor = STEPS[step] ?? 1;
  return isMore
    ? { sign: '▲', label: `at least ${factor} × baseline` }
    : { sign: '▼', label: `baseline is at least ${factor} ×` };
}
