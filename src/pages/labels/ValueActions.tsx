import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Checkbox, useStyles2 } from '@grafana/ui';
import { FavoriteButton } from 'favorites/FavoriteButton';
import type { Filter } from 'profile/labels/Filter';
import { excludeValue, getValueState, includeValue, selectValue } from 'profile/labels/toggleValue';
import { formatLabelValue } from 'queries/readGroupedSeries';
import React from 'react';
import { getSelection, getUrl, useUrl } from 'scenes/explorerUrl';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import { GrafanaMenu } from 'scenes/links/GrafanaMenu';
import type { CompareSide, LabelsPage } from './LabelsPage';
import type { ValuesGrid } from './ValuesGrid';

interface ValueActionsProps {
  readonly model: ValuesGrid;
  readonly value: string;
  readonly hasFavorite?: boolean;
}

/** Actions for one value of the label, except for comparing it. */
export function ValueActions({ model, value, hasFavorite = false }: ValueActionsProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { label } = model.useState();
  const filters = useUrl(model, 'filters');
  const select = (next: readonly Filter[]): void => getUrl(model).set({ filters: next });
  const state = getValueState(filters, label, value);
  const name = formatLabelValue(value);
  const narrowed = selectValue(filters, label, value);
  const { serviceName, profileTypeId } = getSelection(model);
  return (
    <span className={styles.actions}>
      <Button
        size="sm"
        fill={state === 'included' ? 'outline' : 'text'}
        icon={state === 'included' ? 'check' : undefined}
        aria-pressed={state === 'included'}
        aria-label={`Include ${name}`}
        onClick={() => select(includeValue(filters, label, value))}
      >
        {state === 'included' ? 'Included' : 'Include'}
      </Button>
      <Button
        size="sm"
        fill={state === 'excluded' ? 'outline' : 'text'}
        icon={state === 'excluded' ? 'check' : undefined}
        aria-pressed={state === 'excluded'}
        aria-label={`Exclude ${name}`}
        onClick={() => select(excludeValue(filters, label, value))}
      >
        {state === 'excluded' ? 'Excluded' : 'Exclude'}
      </Button>
      <ExplorerLink changes={{ view: 'flame-graph', filters: narrowed }} label={`Flame graph of ${name}`}>
        Flame graph
      </ExplorerLink>
      {hasFavorite && (
        <FavoriteButton
          favorite={{ serviceName, profileTypeId, filters: narrowed, panelType: 'time-series' }}
          name={`${label} ${name} of ${serviceName}`}
        />
      )}
      <GrafanaMenu origin={model} subjects={model.listSubjects(value)} of={name} />
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  actions: css({ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5) }),
});

interface ComparePicksProps {
  readonly page: LabelsPage;
  readonly value: string;
}

/** Takes a value as a side of the comparison, or as both. */
export function ComparePicks({ page, value }: ComparePicksProps): React.JSX.Element {
  const { baseline, comparison } = page.useState();
  const draw = (side: CompareSide, picked: string | undefined): React.JSX.Element => (
    <Checkbox
      label={side === 'baseline' ? 'Baseline' : 'Comparison'}
      aria-label={`${formatLabelValue(value)} as ${side}`}
      value={picked === value}
      onChange={(event) => page.pick({ [side]: event.currentTarget.checked ? value : undefined })}
    />
  );
  return (
    <>
      {draw('baseline', baseline)}
      {draw('comparison', comparison)}
    </>
  );
}
