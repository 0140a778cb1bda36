import { createTheme, ThemeContext } from '@grafana/data';
import { FunctionsTable } from 'flamegraph/panes/functions-table/FunctionsTable';
import type { HoveredFunction } from 'flamegraph/state/PaneProps';
import { Store } from 'flamegraph/state/Store';
import { SplitPanes } from 'flamegraph/view/SplitPanes';
import { getTotal } from 'profile/tree/FlameTree';
import React, { startTransition, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { FunctionSort } from 'url/viewValues';
import { openProfile } from 'worker/OpenedProfile';
import type { ProfileView } from '../../../src/worker/ViewAnswer';
import { Graph } from './ours';
import { nextFrame } from './paints';

/** Times in milliseconds by their names. */
export type TableTimes = Readonly<Record<string, number>>;

const theme = createTheme({ colors: { mode: 'dark' } });
const ignore = () => undefined;
const hovered: HoveredFunction = new Store<number | undefined>(undefined);
const SORTS = ['Total', 'Function', 'Self', 'Change', 'Change', 'Self'];

/**
 * Measures the functions of a fleet beside its graph, as on the page: from TREE bytes to rows, and from a click to rows in
 * another order.
 */
export async function measureTable(place: HTMLElement, bytes: Uint8Array<ArrayBuffer>): Promise<TableTimes> {
  const startMs = performance.now();
  const profile = await openProfile({ format: 'tree', bytes });
  const view = await profile.view([]);
  const changes = new Map(view.functions.names.map((name, place_) => [name, ((place_ * 7919) % 1009) - 504]));
  const root = createRoot(place);
  // As the page shows the first answer that it gets, see `useAnswer`.
  startTransition(() => root.render(<Page view={view} getChange={(name) => changes.get(name)} />));
  await untilPainted(() => getRows().length > 1);
  const times: Record<string, number> = { 'bytes to rows': performance.now() - startMs };
  for (const heading of SORTS) {
    const before = printRows();
    const button = [...place.querySelectorAll<HTMLElement>('[role=columnheader] button')].find(({ textContent }) =>
      textContent?.startsWith(heading),
    );
    // Steps that begin with a frame wait for no other.
    await nextFrame();
    const clickMs = performance.now();
    button?.click();
    await untilPainted(() => printRows() !== before);
    const ms = performance.now() - clickMs;
    times[`sort by ${heading}`] = Math.max(ms, times[`sort by ${heading}`] ?? 0);
  }
  return times;
}

function getRows(): readonly Element[] {
  return [...document.querySelectorAll('#place [role=grid] [role=row]')];
}

function printRows(): string {
  return getRows()
    .map(({ textContent }) => textContent)
    .join('\n');
}

/** Waits until something is so, and was painted. */
async function untilPainted(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await nextFrame();
  }
  const channel = new MessageChannel();
  // Arrives after the task that paints.
  await new Promise((resolve) => {
    channel.port1.onmessage = resolve;
    requestAnimationFrame(() => channel.port2.postMessage(undefined));
  });
}

interface PageProps {
  readonly view: ProfileView;
  readonly getChange: (name: string) => number | undefined;
}

function Page({ view, getChange }: PageProps): React.JSX.Element {
  const [sort, setSort] = useState<FunctionSort>({ column: 'self', direction: 'descending' });
  const [extraColumns] = useState([
    {
      ...{ key: 'change', heading: 'Change', title: '', widthPx: 62, getValue: getChange },
      describe: (name: string) => String(getChange(name) ?? '–'),
    },
  ]);
  const wholeTotal = getTotal(view.tree);
  return (
    <ThemeContext.Provider value={theme}>
      <SplitPanes
        panes={[
          {
            ...{ key: 'graph', label: 'Flame graph', isGraph: true },
            content: <Graph view={view} wholeTotal={wholeTotal} matchedNames={undefined} />,
          },
          {
            ...{ key: 'functions', label: 'Functions', isGraph: false },
            content: (
              <FunctionsTable
                tree={view.tree}
                functions={view.functions}
                unit="ns"
                wholeTotal={wholeTotal}
                matchedNames={undefined}
                hovered={hovered}
                selectedNode={undefined}
                onSelectNode={ignore}
                onFocusNode={ignore}
                onOpenMenu={ignore}
                sort={sort}
                onSort={setSort}
                onFocusFunction={ignore}
                categories={undefined}
                extraColumns={extraColumns}
              />
            ),
          },
        ]}
      />
    </ThemeContext.Provider>
  );
}
