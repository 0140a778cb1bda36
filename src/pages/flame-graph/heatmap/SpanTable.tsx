import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { sceneGraph } from '@grafana/scenes';
import { TextLink, useStyles2 } from '@grafana/ui';
import { listTempos, readLastTempo } from 'grafana/tempo';
import { buildSpanSubjects } from 'pages/flame-graph/buildGrafanaSubjects';
import type { FlameGraphPage } from 'pages/flame-graph/FlameGraphPage';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import type { SpanExemplar } from 'profile/heatmap/buildHeatmap';
import React, { useMemo } from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import { buildTraceHref } from 'scenes/links/exploreUrl';
import { GrafanaMenu } from 'scenes/links/GrafanaMenu';

interface SpanTableProps {
  readonly model: FlameGraphPage;
  /** The highest value first. */
  readonly spans: readonly SpanExemplar[];
  readonly unit: ValueUnit;
  readonly timeZone: string | undefined;
}

const MAX_ROWS = 10;

/** Table of the spans that the server names for a selection, with links to the flame graph and the trace of each. */
export function SpanTable({ model, spans, unit, timeZone }: SpanTableProps): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  const { value: range } = sceneGraph.getTimeRange(model).useState();
  const plan = model.plan();
  // The one that was chosen for details of a trace.
  const tempo = useMemo(() => listTempos().find(({ uid }) => uid === readLastTempo()), []);
  return spans.length === 0 ? null : (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label="Spans of the selection">
        <thead>
          <tr>
            {['Time', 'Span', 'Name', 'Value', 'Trace'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {spans.slice(0, MAX_ROWS).map(({ timeMs, spanId, name, value, traceId }) => (
            <tr key={spanId}>
              <td>{dateTimeFormat(timeMs, { timeZone })}</td>
              <td>
                <ExplorerLink
                  changes={{ spanIds: [spanId], spanBaseline: undefined, spanComparison: undefined }}
                  label={`Flame graph of span ${spanId}`}
                >
                  {spanId}
                </ExplorerLink>
              </td>
              <td>{name === '' ? '' : formatFunctionName(name)}</td>
              <td>{formatValue(value, unit)}</td>
              <td>
                {traceId !== '' && (
                  <ExplorerLink
                    changes={{ view: 'trace', traceIds: [traceId] }}
                    label={`All services of trace ${traceId}`}
                  >
                    {traceId.slice(0, 8)}…
                  </ExplorerLink>
                )}
                {traceId !== '' && tempo && (
                  <TextLink href={buildTraceHref(tempo.uid, traceId, range.raw)} external inline variant="bodySmall">
                    {`In ${formatFunctionName(tempo.name)}`}
                  </TextLink>
                )}
              </td>
              <td>
                {plan && (
                  <GrafanaMenu origin={model} subjects={buildSpanSubjects(plan, range, spanId)} of={`span ${spanId}`} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {spans.length > MAX_ROWS && <p>{`${formatInteger(spans.length - MAX_ROWS)} more are selected.`}</p>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflowX: 'auto' }),
  table: css({
    borderCollapse: 'collapse',
    fontSize: theme.typography.bodySmall.fontSize,
    'th, td': { padding: theme.spacing(0, 1), textAlign: 'left', whiteSpace: 'nowrap' },
    th: { color: theme.colors.text.secondary, fontWeight: 'inherit' },
  }),
});
