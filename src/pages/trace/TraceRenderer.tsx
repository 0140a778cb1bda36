import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { type SceneComponentProps, sceneGraph } from '@grafana/scenes';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { HelpTip } from 'components/HelpTip';
import { lazyComponent } from 'components/lazyComponent';
import { StateMessage } from 'components/StateMessage';
import { COLUMN, panelFrame, quietText } from 'components/styles';
import { useCategoryRules } from 'flamegraph/state/categoryRulesStore';
import { readUnseen } from 'flamegraph/state/useUnseen';
import { FlameGraphView } from 'flamegraph/view/FlameGraphView';
import { getCurrentAnswer } from 'loading/Loader';
import { formatAmount, getAmountUnit } from 'profile/amounts/AmountUnit';
import {
  countSamples,
  describeMissingShares,
  describeSamples,
  TOO_FEW_TO_EXPLAIN,
} from 'profile/amounts/describeTrace';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatInteger, formatShare } from 'profile/format/formatNumber';
import { describePart } from 'profile/parts/ProfilePart';
import React, { useMemo, useRef } from 'react';
import { getUrl, useSelection, useUrl } from 'scenes/explorerUrl';
import { GrafanaMenu } from 'scenes/links/GrafanaMenu';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { ErrorMessage } from 'scenes/states/ErrorMessage';
import { ChooseTrace } from './ChooseTrace';
import type { LoadedTrace } from './loadTrace';
import { TempoFacts } from './TempoFacts';
import type { TracePage } from './TracePage';
import { TraceServices } from './TraceServices';

const Explanation = lazyComponent(
  'Loading the explanation',
  () => import(/* webpackChunkName: "explain" */ 'explain/Explanation'),
);

/** A whole trace: the table of its services, and one flame graph whose first level is the service. */
export function TraceRenderer({ model }: SceneComponentProps<TracePage>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { trace, isStopped, linkErrors } = model.useState();
  const { error: listError } = getServiceIndex(model).useState();
  const traceIds = useUrl(model, 'traceIds');
  const heading = useRef<HTMLHeadingElement>(null);
  const { isLoading, answer, error } = trace;
  const current = getCurrentAnswer(trace);

  if (traceIds.length === 0) {
    return <ChooseTrace onChoose={(id) => getUrl(model).set({ traceIds: [id] })} />;
  }
  return (
    <section className={styles.page} aria-label="Flame graph of the trace" aria-busy={isLoading}>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {traceIds.length === 1 ? `Trace ${traceIds[0]}` : `${traceIds.length} traces`}
        </h2>
        <HelpTip title="How to read a trace" sentences={HELP} />
        {/* One button: who stopped can begin again without looking for it. */}
        {(isLoading || isStopped) && (
          <Button
            size="sm"
            variant="secondary"
            icon={isLoading ? 'times' : 'sync'}
            onClick={() => (isLoading ? model.stop() : model.start())}
          >
            {isLoading ? 'Stop' : 'Search again'}
          </Button>
        )}
      </div>
      {traceIds.length === 1 && <TempoFacts key={traceIds[0]} model={model} traceId={traceIds[0] ?? ''} />}
      {linkErrors.map((message) => (
        <Alert key={message} severity="warning" title={message} />
      ))}
      {error && <ErrorMessage error={error} origin={model} />}
      {listError && !answer && <ErrorMessage error={listError} origin={model} />}
      {!current && isLoading && (
        <StateMessage kind="loading" title="Looking for the services that this trace went through" />
      )}
      {!current && isStopped && <StateMessage kind="empty" title="The search was stopped" />}
      {answer && (
        <div className={current ? undefined : styles.stale} data-older={!current}>
          <ShownTrace
            model={model}
            trace={answer}
            onProfileType={(profileType) => {
              getUrl(model).set({ profileType });
              // The control that was clicked is gone when the answer is here.
              heading.current?.focus({ preventScroll: true });
            }}
          />
        </div>
      )}
    </section>
  );
}

const HELP = [
  'The first level shows the services that the request went through; below each is what it ran.',
  'Profilers look about 100 times a second: a request that computes for 200 ms leaves some 20 samples. With fewer than 30 there are amounts, and no shares.',
  'Time that a request waits, for a disk, a lock or another service, is in no CPU profile. Look at the trace itself for that.',
  'All traces of the same endpoint, which the table leads to, say more about what requests like this one cost.',
];

interface ShownTraceProps {
  readonly model: TracePage;
  readonly trace: LoadedTrace;
  readonly onProfileType: (id: string) => void;
}

function ShownTrace({ model, trace, onProfileType }: ShownTraceProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { flameGraph } = model.useState();
  const { text: rulesText } = useCategoryRules();
  const { timeZone, value: range } = sceneGraph.getTimeRange(model).useState();
  const { dataSourceUid } = useSelection(model);
  const { query, services, opened, total, unfound, otherTypeIds } = trace;
  // Each read of its coverage goes through the whole tree.
  const coverage = useMemo(() => opened?.coverage, [opened]);
  const unseen = useMemo(() => coverage && readUnseen(coverage), [coverage]);
  const profileType = describeProfileType(query.profileTypeId);
  const unit = getAmountUnit(profileType, 0);
  const samples = countSamples(services);
  const print = (timeMs: number) => dateTimeFormat(timeMs, { timeZone, format: 'YYYY-MM-DD HH:mm:ss' });
  const others = (otherTypeIds ?? []).map((id) => ({ id, title: describeProfileType(id).title }));
  const otherTypes = others.length > 0 && (
    <p className={styles.note}>
      Also in:{' '}
      {others.map(({ id, title }) => (
        <Button key={id} size="sm" fill="text" onClick={() => onProfileType(id)}>
          {title}
        </Button>
      ))}
    </p>
  );
  if (!opened || !coverage || !unseen) {
    return (
      <>
        <StateMessage
          kind="empty"
          title={`No samples of this trace for ${profileType.title}, ${print(query.fromMs)} – ${print(query.toMs)}`}
        >
          Profiles hold ids of traces where the SDK writes them (trace_id), and only of requests that ran while a sample
          was taken. Choose another time range or profile type.
        </StateMessage>
        {otherTypes}
      </>
    );
  }
  const missingShares = describeMissingShares(samples);
  const parts = [
    profileType.title,
    `${formatInteger(services.length)} ${services.length === 1 ? 'service' : 'services'}`,
    formatAmount(total, unit, total),
    describeSamples(samples),
    `${print(query.fromMs)} – ${print(query.toMs)}`,
  ];
  return (
    <>
      <div className={styles.head}>
        <p className={styles.summary}>{parts.join(' · ')}</p>
        <GrafanaMenu
          origin={model}
          subjects={[
            {
              name: 'flame graph',
              question: {
                ...{ dataSourceUid, profileTypeId: query.profileTypeId, labelSelector: query.labelSelector },
                groupBy: [],
                range: range.raw,
                profile: { traceIds: query.traceIds },
              },
              caution: 'Without the services as its first level',
            },
          ]}
        />
      </div>
      <p className={styles.note}>
        This is what was measured while samples were taken. CPU time of a request is not how long it took: waiting for
        other services, disks or locks is in no CPU profile.
      </p>
      {missingShares !== '' && <p role="note">{missingShares}</p>}
      {unfound > 0 && (
        <Alert
          severity="warning"
          title={`${formatAmount(unfound, unit, total)} of it is of services that are not listed: there are too many to ask each`}
        />
      )}
      <TraceServices model={model} trace={trace} dataSourceUid={dataSourceUid} hasShares={samples.hasShares} />
      {otherTypes}
      {unseen.sentences.map((sentence) => (
        <p key={sentence} role="note">
          {sentence}
        </p>
      ))}
      {!coverage.isWhole && (
        <p role="note">{`${formatShare(coverage.cutShare)} of it was left out by the server: the flame graph of a service loads the rest.`}</p>
      )}
      <FlameGraphView
        // Results for other rules are useless.
        key={rulesText}
        profile={{
          opened,
          serviceName: services.map(({ name }) => name).join(', '),
          query,
          weight: 0,
          part: describePart(query),
          lacksShares: !samples.hasShares,
          unseen,
        }}
        state={flameGraph}
        onState={(next, isStep) => model.setFlameGraph(next, isStep)}
        timeZone={timeZone}
        renderExplanation={(context) =>
          samples.hasShares ? (
            <Explanation {...context} />
          ) : (
            <StateMessage kind="empty" title={TOO_FEW_TO_EXPLAIN}>
              {missingShares}
            </StateMessage>
          )
        }
      />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    ...COLUMN,
    gap: theme.spacing(0.5),
    ...panelFrame(theme),
    padding: theme.spacing(0.5, 1),
    minHeight: 480,
  }),
  // The menu stays beside the first line.
  head: css({ display: 'flex', alignItems: 'start', gap: theme.spacing(1), '> p': { minWidth: 0 } }),
  title: css({ fontSize: theme.typography.h5.fontSize, margin: 0, overflowWrap: 'anywhere' }),
  summary: css({ margin: 0, overflowWrap: 'anywhere' }),
  note: css({ margin: 0, ...quietText(theme) }),
  stale: css({ opacity: 0.45 }),
});
