import { css } from '@emotion/css';
import type { GrafanaTheme2, RawTimeRange } from '@grafana/data';
import { sceneGraph } from '@grafana/scenes';
import { Button, useStyles2 } from '@grafana/ui';
import { BusyButton } from 'components/BusyButton';
import { useKeyedAnswer } from 'components/useAnswer';
import { useFocusKept } from 'components/useFocusKept';
import { formatAmount, getAmountUnit } from 'profile/amounts/AmountUnit';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger, formatPart } from 'profile/format/formatNumber';
import { buildServiceSelector } from 'profile/labels/Filter';
import React, { useState } from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import { GrafanaMenu, type GrafanaSubject } from 'scenes/links/GrafanaMenu';
import { ENDPOINT_LABEL, findEndpoints } from './findEndpoints';
import type { LoadedTrace, TraceService } from './loadTrace';
import type { TracePage } from './TracePage';

interface TraceServicesProps {
  readonly model: TracePage;
  readonly trace: LoadedTrace;
  readonly dataSourceUid: string;
  /** True if there are enough samples for shares. */
  readonly hasShares: boolean;
}

/** Shows each service's part of the trace, with a link to its flame graph and to all traces of the same endpoint. */
export function TraceServices({ model, trace, dataSourceUid, hasShares }: TraceServicesProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const part = useFocusKept<HTMLDivElement>();
  const { query, services, total } = trace;
  const profileType = describeProfileType(query.profileTypeId);
  const unit = getAmountUnit(profileType, 0);
  const { value: range } = sceneGraph.getTimeRange(model).useState();
  return (
    <div ref={part} className={styles.scroll} tabIndex={-1}>
      <table className={styles.table} aria-label="Services of the trace">
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col" className={styles.number}>
              Samples
            </th>
            <th scope="col" className={styles.number}>
              {profileType.title}
            </th>
            {hasShares && (
              <th scope="col" className={styles.number}>
                Share
              </th>
            )}
            <td />
            <th scope="col">Endpoint</th>
          </tr>
        </thead>
        <tbody>
          {services.map((service) => (
            <tr key={service.name}>
              <th scope="row">
                <ExplorerLink
                  // Another view keeps the trace only if the link says so.
                  changes={{
                    view: 'flame-graph',
                    service: service.name,
                    filters: [],
                    traceIds: query.traceIds,
                  }}
                  label={`Flame graph of the trace in ${formatFunctionName(service.name)}`}
                >
                  {formatFunctionName(service.name)}
                </ExplorerLink>
              </th>
              <td className={styles.number}>
                {service.samples === undefined ? 'unknown' : formatInteger(service.samples)}
              </td>
              <td className={styles.number}>{formatAmount(service.total, unit, total)}</td>
              {hasShares && <td className={styles.number}>{formatPart(service.total, total)}</td>}
              <td>
                <GrafanaMenu
                  origin={model}
                  subjects={listSubjects(dataSourceUid, service, range.raw)}
                  of={formatFunctionName(service.name)}
                />
              </td>
              <td className={styles.actions}>
                <Endpoints trace={trace} dataSourceUid={dataSourceUid} service={service} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Lists the service's part of the trace. Grafana's chart would show all traces, so it is not offered. */
function listSubjects(dataSourceUid: string, { query }: TraceService, range: RawTimeRange): GrafanaSubject[] {
  const { profileTypeId, labelSelector, traceIds } = query;
  const question = { dataSourceUid, profileTypeId, labelSelector, groupBy: [], range, profile: { traceIds } };
  return [{ name: 'flame graph', question }];
}

interface EndpointsProps {
  readonly trace: LoadedTrace;
  readonly dataSourceUid: string;
  readonly service: TraceService;
}

/** Endpoints of a service that the trace has samples of. They take questions of their own, so that somebody has to ask. */
function Endpoints({ trace, dataSourceUid, service: { name } }: EndpointsProps): React.JSX.Element {
  const [isAsked, setAsked] = useState(false);
  const query = { ...trace.query, labelSelector: buildServiceSelector([name]) };
  const { current, error, isBusy, retry } = useKeyedAnswer(
    isAsked ? JSON.stringify([dataSourceUid, name, query]) : undefined,
    (signal) => findEndpoints(dataSourceUid, name, query, signal),
  );
  if (error !== undefined) {
    return (
      <Button size="sm" fill="text" icon="exclamation-triangle" tooltip={error} onClick={retry}>
        Retry
      </Button>
    );
  }
  if (current === undefined) {
    return (
      <BusyButton
        size="sm"
        fill="text"
        isBusy={isBusy}
        aria-label={`Find the endpoint in ${formatFunctionName(name)}`}
        onClick={() => setAsked(true)}
      >
        {isBusy ? 'Looking' : 'Find it'}
      </BusyButton>
    );
  }
  return current.length === 0 ? (
    <span>{`not named (no label ${ENDPOINT_LABEL})`}</span>
  ) : (
    <>
      {current.map((endpoint) => (
        <ExplorerLink
          key={endpoint}
          changes={{
            view: 'flame-graph',
            service: name,
            filters: [{ label: ENDPOINT_LABEL, operator: '=', values: [endpoint] }],
            traceIds: undefined,
          }}
          label={`All traces of ${formatFunctionName(endpoint)} in ${formatFunctionName(name)}`}
        >
          {formatFunctionName(endpoint)}
        </ExplorerLink>
      ))}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflowX: 'auto' }),
  table: css({
    borderCollapse: 'collapse',
    fontSize: theme.typography.bodySmall.fontSize,
    'th, td': { padding: theme.spacing(0.25, 0.5), textAlign: 'left', fontWeight: 'inherit' },
    'thead th': { color: theme.colors.text.secondary, borderBottom: `1px solid ${theme.colors.border.weak}` },
  }),
  actions: css({ whiteSpace: 'nowrap' }),
  number: css({ '&&': { textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } }),
});
