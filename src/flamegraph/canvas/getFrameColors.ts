import type { GrafanaTheme2 } from '@grafana/data';

export function getFrameColors({ colors, isDark }: GrafanaTheme2): FrameColors {
  return {
    background: colors.background.primary,
    run: isDark ? '#5b5f69' : '#b4b8c2',
    dimmed: isDark ? '#3a3d45' : '#e3e5ea',
    dimmedText: isDark ? '#b6b9c2' : '#4d515b',
    hit: isDark ? '#ffffff' : '#000000',
    hatch: isDark ? 'rgba(0, 0, 0, 0.45)' : 'rgba(0, 0, 0, 0.3)',
    hovered: isDark ? 'rgba(255, 255, 255, 0.4)' : 'rgba(255, 255, 255, 0.55)',
    selected: colors.primary.border,
    selectedInner: colors.background.primary,
  };
}

/** Font of the names in frames, as CSS. */
export function getFrameFont({ typography }: GrafanaTheme2): string {
  return `12px ${typography.fontFamily}`;
}

/** Colours of a flame graph other than its frames', in CSS, from the theme of the page. */
export interface FrameColors {
  readonly background: string;
  /** Runs of frames too narrow to draw. */
  readonly run: string;
  /** Fill and text of frames that a search does not find. */
  readonly dimmed: string;
  readonly dimmedText: string;
  /** Around what a search finds. */
  readonly hit: string;
  /** Slanted lines over what the server cut. */
  readonly hatch: string;
  /** Laid over the frames of the function under the pointer; half transparent. */
  readonly hovered: string;
  /** Around the frame that the keyboard is on, with `selectedInner` inside, so that it shows on every colour. */
  readonly selected: string;
  readonly selectedInner: string;
}
