import { Button } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import type { AllServicesPage } from 'pages/all-services/AllServicesPage';
import type { Insights } from 'pages/all-services/insights/computeInsights';
import type { CompleteAnswer } from 'queries/GroupedSeries';
import React, { lazy, Suspense, useState } from 'react';

const Movers = lazy(() => import('./Movers'));

/** Has the largest changes of the page looked into, on the user's word: it takes profiles of several services. */
export function WhatChanged({ model }: { readonly model: AllServicesPage }): React.JSX.Element {
  const { insights, series } = model.useState();
  const { complete, key } = series.useState();
  const [asked, setAsked] = useState<{ readonly insights: Insights; readonly complete: CompleteAnswer }>();
  const isReady = insights !== undefined && complete !== undefined && insights.key === key && complete.key === key;
  // Changes of another profile type, selection or time range are none of this page's.
  if (asked && asked.complete.key === key) {
    return (
      <Suspense fallback={<StateMessage kind="loading" title="Loading" />}>
        <Movers page={model} {...asked} onClose={() => setAsked(undefined)} />
      </Suspense>
    );
  }
  return (
    <Button
      size="sm"
      variant="secondary"
      fill="outline"
      icon="exchange-alt"
      disabled={!isReady}
      tooltip="Looks into the largest changes of this page, at most five: two profiles and their parts each"
      onClick={() => isReady && setAsked({ insights, complete })}
    >
      What changed?
    </Button>
  );
}
