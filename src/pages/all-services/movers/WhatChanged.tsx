import { Button } from '@grafana/ui';
import { lazyComponent } from 'components/lazyComponent';
import type { AllServicesPage } from 'pages/all-services/AllServicesPage';
import React from 'react';

const Movers = lazyComponent('', () => import('./Movers'));

interface PageProps {
  readonly model: AllServicesPage;
}

/** Button that has the largest changes of the page tested. It takes profiles of several services, so it waits for the user. */
export function WhatChangedButton({ model }: PageProps): React.JSX.Element {
  const { asked, series } = model.useState();
  const { key } = series.useState();
  const isOpen = asked !== undefined && asked.complete.key === key;
  return (
    <Button
      variant="secondary"
      fill="outline"
      icon={isOpen ? 'angle-up' : 'exchange-alt'}
      aria-expanded={isOpen}
      disabled={!isOpen && !model.getCurrent()}
      tooltip="Lists the five largest changes and checks each: two profiles and their parts"
      tooltipPlacement="top"
      onClick={() => model.askWhatChanged(!isOpen)}
    >
      What changed?
    </Button>
  );
}

/** The list, if somebody asked for it. Changes of another profile type, selection or time range are not shown. */
export function WhatChanged({ model }: PageProps): React.JSX.Element | undefined {
  const { asked, series } = model.useState();
  const { key } = series.useState();
  if (!asked || asked.complete.key !== key) {
    return undefined;
  }
  return <Movers page={model} {...asked} />;
}
