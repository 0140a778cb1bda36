import { act, fireEvent, render, screen } from '@testing-library/react';
import { decodeState } from 'flamegraph/state/FlameGraphState';
import React from 'react';
import { type UrlValues, USUAL_VALUES } from 'url/parameters';
import { openTree } from 'worker/OpenedProfile';
import { fakeLayout } from '../../../tests/helpers/fakeLayout';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { FlameGraphView } from './FlameGraphView';

let restoreLayout: () => void;
beforeEach(() => {
  restoreLayout = fakeLayout({ width: 800, height: 400 });
});
afterEach(() => restoreLayout());

const PANES: ReadonlyArray<UrlValues['panes']> = [
  ['graph', 'functions'],
  ['tree', 'sandwich'],
];

async function show(panes: UrlValues['panes'], lacksShares: boolean): Promise<string> {
  const state = { ...decodeState(USUAL_VALUES).state, panes, search: 'parse', sandwich: 'load' };
  render(
    <FlameGraphView
      profile={{
        opened: openTree(treeFromText('main;load;parse 30000000\nmain;load 20000000\nmain;sum 10000000')),
        serviceName: 'shop',
        query: {
          fromMs: 0,
          toMs: 1,
          profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
          labelSelector: '{}',
        },
        weight: 1,
        lacksShares,
      }}
      state={{ ...state, transforms: [{ kind: 'hideStacks', functions: { by: 'name', name: 'sum' } }] }}
      onState={() => undefined}
      renderExplanation={() => null}
    />,
  );
  await screen.findByText(/1 match/, {}, { timeout: 10_000 });
  await act(async () => undefined);
  const canvas = document.querySelector('canvas');
  if (canvas) {
    fireEvent(canvas, new MouseEvent('pointermove', { bubbles: true, clientX: 100, clientY: 25 }));
  }
  // Words for the eye, on hover, and for those who listen; how wide a pane is does not count.
  return document.body.innerHTML.replace(/aria-valuetext="[^"]*"/g, '');
}

const SHARE = /\d\s%/;

test.each(PANES)('of too few samples %s and %s say amounts alone', async (...panes) => {
  const html = await show(panes, true);
  expect(html).toContain('30 ms');
  expect(html).not.toMatch(SHARE);
});

test.each(PANES)('of enough samples %s and %s say shares, too', async (...panes) => {
  expect(await show(panes, false)).toMatch(SHARE);
});
