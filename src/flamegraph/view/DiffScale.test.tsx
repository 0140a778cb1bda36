import { createTheme } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import { buildDiffPalette } from 'flamegraph/canvas/buildDiffPalette';
import React from 'react';
import { DiffScale } from './DiffScale';

const theme = createTheme().isDark ? 'dark' : 'light';

/** The colour of a frame that has so many times as much in the comparison, as the browser writes it. */
function getFill(baseline: number, comparison: number): string {
  const [before, after] = [Float64Array.of(baseline), Float64Array.of(comparison)];
  const palette = buildDiffPalette({ baseline: before, comparison: after, theme, colors: 'blueOrange' });
  const element = document.createElement('span');
  element.style.background = palette.getStyle(0).fill;
  return element.style.background;
}

test.each([
  ['×2.5', getFill(10, 25), getFill(10, 24), getFill(0, 25)],
  ['÷2.5', getFill(25, 10), getFill(24, 10), getFill(25, 0)],
])(
  '%s stands on the colour of that factor, which is neither that of less nor that of what one side lacks',
  (text, ...fills) => {
    render(<DiffScale colors="blueOrange" />);
    const step = screen.getByText(text).style.background;
    expect(fills.map((fill) => fill === step)).toEqual([true, false, false]);
  },
);
