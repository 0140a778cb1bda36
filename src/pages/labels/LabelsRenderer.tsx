import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import type { SceneComponentProps } from '@grafana/scenes';
import { Alert, Drawer, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { COLUMN, quietText, ROW } from 'components/styles';
import { MoneyNote } from 'flamegraph/view/MoneyNote';
import { MoneyChoice, useChartMoney } from 'panels/MoneyChoice';
import { QueuedPanel } from 'panels/QueuedPanel';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatInteger } from 'profile/format/formatNumber';
import React from 'react';
import { useSelection } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { NothingMatches } from 'scenes/filters/NothingMatches';
import { ErrorMessage } from 'scenes/states/ErrorMessage';
import { ALL_LABELS } from 'url/parameters';
import { MAX_EXPANDED } from './ExpandedLabel';
import { GroupBySelector } from './GroupBySelector';
import { LabelsGridRenderer } from './LabelsGridRenderer';
import type { LabelsPage } from './LabelsPage';
import { describeCut } from './MainSeries';
import { ValuesGridRenderer } from './ValuesGridRenderer';

const NEXT_STEP = 'Choose a longer time range, another service, or another profile type.';

export function LabelsRenderer({ model }: SceneComponentProps<LabelsPage>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { groupBy, main, list, grid, values, expanded } = model.useState();
  const { panel, title, note, source, hasAnswer, isEmpty } = main.useState();
  const { labels, tooMany, error } = list.useState();
  const { places, scores } = grid.useState();
  const { serviceName, profileTypeId } = useSelection(model);
  const profileTypes = [describeProfileType(profileTypeId)];
  const pricing = useChartMoney({ origin: model, profileTypes });
  const { applied } = getFilterScope(model).useState();

  if (serviceName === '') {
    return <StateMessage kind="empty" title="Choose a service to see its labels" />;
  }
  if (isEmpty && labels?.length === 0) {
    const ofService = `No profiles of “${serviceName}”`;
    return applied.length > 0 ? (
      <NothingMatches origin={model} title={`${ofService} match the filters`} />
    ) : (
      <StateMessage kind="empty" title={`${ofService} in this time range`}>
        {NEXT_STEP}
      </StateMessage>
    );
  }
  const listed = new Map(labels?.map((label) => [label.label, label]));
  const ordered = places.flatMap(({ state }) => listed.get(state.name) ?? []);
  const expandedCount = expanded && listed.get(expanded.state.label)?.valueCount;
  return (
    <div className={styles.page}>
      {!isEmpty && (
        <div className={styles.main}>
          <QueuedPanel title={title} series={source.resolve()} panel={hasAnswer ? panel : undefined} />
        </div>
      )}
      {note && <div className={styles.note}>Drawn above: {note}.</div>}
      <MoneyNote pricing={pricing} />
      {error && <ErrorMessage error={error} origin={list} />}
      {tooMany && (
        <Alert
          severity="info"
          title={
            tooMany.setCount === undefined
              ? 'There are too many combinations of label values to count'
              : `${formatInteger(tooMany.setCount)} combinations of label values are too many to count`
          }
        >
          The labels are listed by name, without the number of their values. Filters or a shorter time range bring the
          numbers back.
        </Alert>
      )}
      <div
        className={styles.page}
        onPointerEnter={() => grid.setTouched(true)}
        onPointerLeave={() => grid.setTouched(false)}
        onFocus={() => grid.setTouched(true)}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) {
            grid.setTouched(false);
          }
        }}
      >
        {/* It is here before the labels are, so that what is below stays where it is. */}
        <div className={styles.group}>
          <GroupBySelector
            labels={ordered.length === listed.size ? ordered : (labels ?? [])}
            // Values that a link opens take one question: labels are not compared for them.
            scores={values && scores.size === 0 ? undefined : scores}
            selected={groupBy === ALL_LABELS ? undefined : groupBy}
            onSelect={(label) => model.selectLabel(label ?? ALL_LABELS)}
          />
          <MoneyChoice origin={model} profileTypes={profileTypes} />
        </div>
        {values ? (
          <ValuesGridRenderer page={model} model={values} />
        ) : labels ? (
          <LabelsGridRenderer page={model} model={grid} />
        ) : (
          !error && <StateMessage kind="loading" title="Loading the labels" />
        )}
      </div>
      {expanded && (
        <Drawer
          title={`${expanded.state.label} of ${serviceName}`}
          subtitle={describeCut(MAX_EXPANDED, expandedCount ?? 0) ?? 'All values'}
          size="lg"
          onClose={() => model.expand(undefined)}
        >
          <div className={styles.expanded}>
            <expanded.Component model={expanded} />
          </div>
        </Drawer>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ ...COLUMN, gap: theme.spacing(1) }),
  main: css({ height: 240 }),
  group: css({
    ...ROW,
    alignItems: 'flex-end',
    gap: theme.spacing(1),
    '& > :first-child': { flex: '1 1 260px', minWidth: 0 },
  }),
  note: css({ ...quietText(theme) }),
  expanded: css({ height: 'max(400px, 70vh)' }),
});
