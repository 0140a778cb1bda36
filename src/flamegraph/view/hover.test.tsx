import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { decodeState } from 'flamegraph/state/FlameGraphState';
import React, { Profiler } from 'react';
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

// 800 px wide: 80 px per function of the third row.
const COUNT = 10;
const TREE = treeFromText(Array.from({ length: COUNT }, (_, index) => `main;work${index} 1`).join('\n'));

/** So many turns in which nothing was drawn: then all that comes later is there. */
const QUIET_TURNS = 10;

/** A view of two panes whose explanation is open; what React draws is counted. */
async function showView(panes: UrlValues['panes']) {
  const counts = { view: 0, commits: 0 };
  const profile = {
    opened: openTree(TREE),
    serviceName: 'shop',
    query: { fromMs: 0, toMs: 1000, profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds', labelSelector: '{}' },
    weight: 1,
  };
  const ignore = () => undefined;
  const page = (
    <Profiler id="view" onRender={() => counts.commits++}>
      <FlameGraphView
        profile={profile}
        state={{ ...decodeState(USUAL_VALUES).state, panes, explained: 'view' }}
        onState={ignore}
        onFrameOverTime={ignore}
        onLook={ignore}
        onOpenBranch={ignore}
        onLoadRest={ignore}
        renderDetails={ignore}
        renderExplanation={() => {
          counts.view++;
          return null;
        }}
      />
    </Profiler>
  );
  render(page);
  await screen.findByRole('grid', { name: 'Functions' });
  // Names that read the same are marked, whose code functions are is found, and icons are loaded, after the first drawing.
  for (let quietTurns = 0; quietTurns < QUIET_TURNS;) {
    const { commits } = counts;
    await act(() => new Promise((resolve) => setTimeout(resolve)));
    quietTurns = counts.commits === commits ? quietTurns + 1 : 0;
  }
  return counts;
}

const getRow = (name: RegExp) => within(screen.getByRole('grid', { name: 'Functions' })).getByRole('row', { name });

test('the pointer on the graph draws its tooltip and lights rows, and nothing else', async () => {
  const counts = await showView(['graph', 'functions']);
  const canvas = screen.getByRole('application', { name: 'Flame graph' }).querySelector('canvas');
  const moveTo = (clientX: number) =>
    canvas && fireEvent(canvas, new MouseEvent('pointermove', { bubbles: true, clientX, clientY: 45 }));
  const before = { ...counts };
  for (let place = 0; place < COUNT; place++) {
    moveTo(place * 80 + 40);
    expect(screen.getByTestId('flame-tooltip')).toHaveTextContent(/work\d/);
  }
  expect(getRow(/^work9/)).toHaveAttribute('data-hovered', 'true');
  expect(getRow(/^work0/)).toHaveAttribute('data-hovered', 'false');
  expect(counts.view - before.view).toBe(0);
  // One for each frame: the tooltip with the two rows that change.
  expect(counts.commits - before.commits).toBe(COUNT);
});

test('the pointer on the table lights the row alone', async () => {
  const user = userEvent.setup();
  const counts = await showView(['functions', 'graph']);
  const before = { ...counts };
  await user.hover(getRow(/^work3/));
  expect(getRow(/^work3/)).toHaveAttribute('data-hovered', 'true');
  await user.hover(getRow(/^work4/));
  expect(getRow(/^work3/)).toHaveAttribute('data-hovered', 'false');
  expect(counts.view - before.view).toBe(0);
});
