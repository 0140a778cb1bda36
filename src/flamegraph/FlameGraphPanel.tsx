import { StateMessage } from 'components/StateMessage';
import type { FlameTree } from 'profile/tree/FlameTree';
import React, { lazy, Suspense } from 'react';

const ClassicFlameGraph = lazy(async () => {
  const { ClassicFlameGraph: component } = await import(
    /* webpackChunkName: "classic" */ './classic/ClassicFlameGraph'
  );
  return { default: component };
});

interface FlameGraphPanelProps {
  readonly tree: FlameTree;
  readonly profileTypeId: string;
}

/** A tree, drawn. */
export function FlameGraphPanel(props: FlameGraphPanelProps): React.JSX.Element {
  return (
    <Suspense fallback={<StateMessage kind="loading" title="Loading the flame graph" />}>
      <ClassicFlameGraph {...props} />
    </Suspense>
  );
}
