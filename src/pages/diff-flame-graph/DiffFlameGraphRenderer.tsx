import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { type SceneComponentProps, sceneGraph } from '@grafana/scenes';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { describeFilter } from 'components/filters/operators';
import { lazyComponent } from 'components/lazyComponent';
import { NarrowFold } from 'components/NarrowFold';
import { QuietProblem } from 'components/QuietProblem';
import { StateMessage } from 'components/StateMessage';
import { COLUMN, panelFrame, progressLine } from 'components/styles';
import { useIsNarrow } from 'components/useIsNarrow';
import { useDiffMoney } from 'flamegraph/diff/useDiffMoney';
import { type FindingInput, useFinding } from 'flamegraph/diff/useFinding';
import { useCategoryRules } from 'flamegraph/state/categoryRulesStore';
import { DiffView } from 'flamegraph/view/DiffView';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { describeDiff } from 'profile/diff/describeDiff';
import { type DiffQuestion, getPossibleMode } from 'profile/diff/DiffQuestion';
import type { Filter } from 'profile/labels/Filter';
import { mergesRunNumbers } from 'profile/transform/mergeRunNumbers';
import type { LoadedProfile } from 'queries/ProfileLoader';
import { describeTenantProblem } from 'queries/TenantLimits';
import React, { useMemo, useRef, useState } from 'react';
import { getUrl, useSelection, useUrl } from 'scenes/explorerUrl';
import { fetchLabelValues } from 'scenes/filters/labelAnswers';
import { OlderNotice } from 'scenes/states/ErrorMessage';
import { fetchClues } from 'sources/fetchPprof';
import { OpenedDiff } from 'worker/OpenedDiff';
import type { DiffFlameGraphPage } from './DiffFlameGraphPage';
import { type SideName, SIDES } from './diffRanges';
import { SIDE_TITLES } from './DiffSide';
import { SIDE_FILTERS } from './diffUrl';
import { PreviousComparisonNotice } from './PreviousComparisonNotice';
import { RangeTools } from './RangeTools';
import { SidePanel } from './SidePanel';
import { useInstances } from './useInstances';
import { usePageSureness } from './usePageSureness';
import { useSideUnseen } from './useSideUnseen';
import { Verdict } from './Verdict';
import { WhyPanel } from './WhyPanel';

const Details = lazyComponent(
  'Loading function details',
  () => import(/* webpackChunkName: "diff-details" */ './Details'),
);
const DiffExplanation = lazyComponent(
  'Loading the explanation',
  () => import(/* webpackChunkName: "explain-diff" */ 'explain/DiffExplanation'),
);

export function DiffFlameGraphRenderer({ model }: SceneComponentProps<DiffFlameGraphPage>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [isOpen, setOpen] = useState(false);
  const sideFilters = {
    baseline: useUrl(model, SIDE_FILTERS.baseline),
    comparison: useUrl(model, SIDE_FILTERS.comparison),
  };
  const pageBox = useRef<HTMLDivElement>(null);
  // One below the other, two charts would push the graph out of sight, whether the window or a drawer leaves no more room.
  const isNarrow = useIsNarrow(pageBox, MIN_SIDE_PX * 2);
  const isRoomy = !useIsNarrow(pageBox, ROOMY_PX);
  const isFolded =
    isNarrow && !isOpen && SIDES.every((side) => getUrl(model).getUnreadable(SIDE_FILTERS[side]).length === 0);
  const { chosen, ranges, missingDataNote, view, linkErrors, baseline, comparison, causes } = model.useState();
  const { questions: planned } = model.useState();
  const tenantProblem = describeTenantProblem(model.state.tenant.useState());
  const loaders = [baseline.state.loader.useState(), comparison.state.loader.useState()] as const;
  const { serviceName, profileTypeId, dataSourceUid } = useSelection(model);
  const { timeZone } = sceneGraph.getTimeRange(model).useState();
  const { text: rulesText } = useCategoryRules();
  const [left, right] = [loaders[0].profile, loaders[1].profile];
  const diff = useMemo(() => (left && right ? new OpenedDiff(left.opened, right.opened) : undefined), [left, right]);
  const totals = { baseline: left?.coverage.total ?? 0, comparison: right?.coverage.total ?? 0 };
  const counting = useInstances({ origin: model, dataSourceUid, questions: planned, totals, mode: view.mode });
  const { counted: questions, countIn } = counting;
  const mode = questions ? getPossibleMode(view.mode, questions, totals) : view.mode;
  const isPerInstance = view.mode === 'per-instance';
  const isWithoutAmounts = mode === 'share' && view.mode !== 'share';
  const isInstant = questions?.baseline.profileType.isInstant === true;
  const keepsRunNumbers = !mergesRunNumbers(view.transforms, true);
  const test = mode === 'share' ? 'share' : 'rate';
  const sureness = usePageSureness(model, test, keepsRunNumbers, mode === 'per-instance' ? countIn : undefined);
  const stretch = chosen.status === 'ready' ? chosen.selection?.stretch : undefined;
  const { attribution } = causes.useState();
  const input = useMemo(
    (): FindingInput | undefined =>
      questions && { ...questions, mode, sureness, stretch, attribution, keepsRunNumbers },
    [questions, mode, sureness, stretch, attribution, keepsRunNumbers],
  );
  const isLoading = loaders.some(({ status }) => status === 'loading' || status === 'refining');
  // If nobody chose ranges, they wait for the series.
  const { error: seriesError } = baseline.state.line.useState();
  const areRangesOld = seriesError !== undefined && !ranges.baseline && !ranges.comparison;
  const hasFailed = areRangesOld || loaders.some(({ error }) => error);
  const isAnswered = isOfQuestion(left, questions?.baseline) && isOfQuestion(right, questions?.comparison);
  const isStale = hasFailed || !isAnswered || loaders.some(({ status }) => status === 'loading');
  // The missing part of a side's flame graph is requested only if its chart or an explanation gives a reason to.
  const isWanted = view.explained !== undefined || view.transforms.some(({ kind }) => kind === 'ownCode');
  const settled = (profile: LoadedProfile | undefined) => (isStale ? undefined : profile);
  const unseen = {
    baseline: useSideUnseen({ dataSourceUid, profile: settled(left), question: questions?.baseline, isWanted }),
    comparison: useSideUnseen({ dataSourceUid, profile: settled(right), question: questions?.comparison, isWanted }),
  };
  const { value: finding, error: findingError } = useFinding(isStale ? undefined : diff, input);

  // A change that may be noise has no price.
  const isPriced = finding?.kind === 'change' && finding.certainty.status === 'sure' && finding.mode === 'per-second';
  const profileType = describeProfileType(profileTypeId);
  const money = useDiffMoney({ isWanted: isPriced, profileType, sides: questions, totals });
  const moneySentence = isPriced && money.note?.status === 'priced' ? ` ${money.note.sentence}` : '';

  const hasFound =
    chosen.status === 'ready' &&
    chosen.selection?.status === 'change' &&
    finding?.kind === 'change' &&
    finding.certainty.status === 'sure';

  if (serviceName === '') {
    return (
      <div ref={pageBox} className={styles.page}>
        <StateMessage kind="empty" title="Choose a service to compare two of its time ranges" />
      </div>
    );
  }
  const sentence =
    chosen.status === 'problem'
      ? chosen.message
      : hasFailed
        ? 'A side could not be loaded, so what changed is not known.'
        : findingError !== undefined
          ? `What changed could not be worked out: ${findingError}`
          : finding
            ? `${describeDiff(finding, { formatTime: model.formatTime })}${moneySentence}`
            : 'Comparing both sides …';
  return (
    <div ref={pageBox} className={styles.page}>
      <section className={styles.box} aria-label="What changed">
        <PreviousComparisonNotice page={model} />
        <Verdict
          sentence={sentence}
          note={[missingDataNote, chosen.status === 'ready' ? chosen.note : ''].filter(Boolean).join(' ')}
        />
        <div className={styles.tools}>
          <WhyPanel page={model} hasFound={hasFound} />
          {isNarrow && <NarrowFold summary={describeSides(sideFilters)} isOpen={isOpen} onOpen={setOpen} />}
          <RangeTools page={model} isFolded={isFolded} isRoomy={isRoomy} />
        </div>
        <SlicesNotice page={model} />
        <QuietProblem sentence={tenantProblem} />
        <div className={styles.sides} data-folded={isFolded}>
          {SIDES.map((side) => (
            <SidePanel key={side} page={model} side={side} unseen={unseen[side]} isFolded={isFolded} />
          ))}
        </div>
        <div className={styles.progress} data-loading={isLoading || chosen.status === 'waiting'} />
      </section>
      {linkErrors.map((message) => (
        <Alert key={message} severity="warning" title={message} />
      ))}
      <section className={styles.difference} aria-label="Difference" aria-busy={isLoading}>
        {chosen.status === 'problem' ? (
          <StateMessage kind="empty" title="There is nothing to compare yet">
            {chosen.message}
          </StateMessage>
        ) : diff && questions ? (
          <div className={cx(isStale && styles.stale)} data-older={isStale}>
            <DiffView
              key={rulesText}
              opened={diff}
              sides={questions}
              countsInstances
              profileTypeId={profileTypeId}
              serviceNames={[...new Set(SIDES.map((side) => model.choices.getServiceName(side)))].join(' and ')}
              timeZone={timeZone}
              sureness={sureness}
              unseen={unseen}
              verdict={finding && !isStale ? sentence : undefined}
              caution={isWithoutAmounts ? ONLY_SHARES[isInstant ? 'moments' : 'pace'] : counting.note}
              cautionAction={
                counting.areCountsUnequal &&
                !isWithoutAmounts && (
                  <Button
                    size="sm"
                    fill="text"
                    className={styles.otherMode}
                    onClick={() =>
                      model.setView({ ...view, mode: isPerInstance ? 'per-second' : 'per-instance' }, true)
                    }
                  >
                    {!isPerInstance ? 'Compare per instance' : isInstant ? 'Compare averages' : 'Compare per second'}
                  </Button>
                )
              }
              fetchClues={(side, signal) => {
                const query = { baseline: left, comparison: right }[side]?.query;
                return query
                  ? fetchClues(dataSourceUid, query, (of) => fetchLabelValues(dataSourceUid, of, signal), signal)
                  : Promise.reject(new Error('No profile.'));
              }}
              state={view}
              onState={(next, isStep) => model.setView(next, isStep)}
              renderDetails={(context) =>
                left &&
                right && <Details context={context} baseline={left} comparison={right} dataSourceUid={dataSourceUid} />
              }
              renderExplanation={(context) => <DiffExplanation {...context} />}
            />
          </div>
        ) : hasFailed ? (
          <StateMessage kind="empty" title="A side could not be loaded">
            That side shows what the server said. Retry there.
          </StateMessage>
        ) : (
          <StateMessage kind="loading" title="Loading both profiles" />
        )}
      </section>
    </div>
  );
}

const ONLY_SHARES = {
  moments:
    'Only shares are compared: a side adds up snapshots, and how many is not known because its chart is missing.',
  pace: 'Only shares are compared: a side is a single profile, and how long it covers is not known.',
};

/** Narrowest side, with its part of the room around both. */
const MIN_SIDE_PX = 380;

/** From this width on, the tools for ranges have words and stay on one line. */
const ROOMY_PX = 1200;

/** "Ranges, charts and filters (2): baseline region is eu, comparison region is us": what a narrow page says while they are folded. */
function describeSides(filters: Readonly<Record<SideName, readonly Filter[]>>): string {
  const all = SIDES.flatMap((side) =>
    filters[side].map((filter) => `${SIDE_TITLES[side].toLowerCase()} ${describeFilter(filter)}`),
  );
  return all.length === 0
    ? 'Ranges, charts and filters'
    : `Ranges, charts and filters (${all.length}): ${all.join(', ')}`;
}

/** Parts of a side that did not come: without them nobody can say how sure the change is. */
function SlicesNotice({ page }: { readonly page: DiffFlameGraphPage }): React.JSX.Element | null {
  const { error: ofBaseline } = page.state.baseline.state.slices.useState();
  const { error: ofComparison } = page.state.comparison.state.slices.useState();
  const error = ofBaseline ?? ofComparison;
  const sentence = 'How sure the change is could not be worked out: parts of a side could not be loaded.';
  return error ? <OlderNotice error={error} origin={page} sentence={sentence} /> : null;
}

/** A profile that loads before its chart waits for it. */
function isOfQuestion(profile: LoadedProfile | undefined, question: DiffQuestion | undefined): boolean {
  return (
    profile?.query.fromMs === question?.range.fromMs &&
    profile?.query.toMs === question?.range.toMs &&
    profile?.query.labelSelector === question?.selector
  );
}

function getStyles(theme: GrafanaTheme2) {
  const box = {
    ...panelFrame(theme),
    padding: theme.spacing(0.5, 1),
  } as const;
  return {
    page: css({ ...COLUMN, gap: theme.spacing(0.5) }),
    box: css({ ...box, position: 'relative', ...COLUMN, gap: theme.spacing(0.5) }),
    difference: css({ ...box, padding: theme.spacing(0.25, 1, 0.5), minHeight: 480 }),
    otherMode: css({ height: 22 }),
    // One line from tablets on: causes give way, tools keep their place.
    tools: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      justifyContent: 'flex-end',
      gap: theme.spacing(0.5, 1),
      minHeight: 24,
    }),
    // Rows of both sides are as tall as the taller one, so that their charts stand at one height.
    sides: css({
      display: 'grid',
      gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${MIN_SIDE_PX - 20}px), 1fr))`,
      gap: theme.spacing(0.25, 2),
      '&[data-folded="true"]': { rowGap: 0 },
    }),
    progress: css({ ...progressLine(theme), bottom: 0 }),
    stale: css({ opacity: 0.45 }),
  };
}
