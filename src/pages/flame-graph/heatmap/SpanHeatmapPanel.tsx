import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { HelpTip } from 'components/HelpTip';
import { StateMessage } from 'components/StateMessage';
import { ROW, quietText } from 'components/styles';
import { ToggleButton } from 'components/ToggleButton';
import { getCurrentAnswer } from 'loading/Loader';
import type { FlameGraphPage } from 'pages/flame-graph/FlameGraphPage';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatInteger } from 'profile/format/formatNumber';
import type { Heatmap } from 'profile/heatmap/buildHeatmap';
import { findRectangle, type Rectangle, type SelectedSpans, selectRectangle } from 'profile/heatmap/selectRectangle';
import type { SpanHeatmaps } from 'queries/SpanHeatmaps';
import React, { useState } from 'react';
import { getUrl } from 'scenes/explorerUrl';
import { describeError } from 'scenes/states/describeError';
import type { SpanSet } from 'url/viewValues';
import { HeatmapGrid } from './HeatmapGrid';
import { SpanTable } from './SpanTable';

interface SpanHeatmapPanelProps {
  readonly model: FlameGraphPage;
  readonly heatmaps: SpanHeatmaps;
  readonly profileTypeId: string;
  readonly timeZone: string | undefined;
}

/**
 * Heatmap of spans by time and value, instead of the chart. Cells lead to their spans, rectangles to a flame graph, two to a diff.
 */
export function SpanHeatmapPanel({
  model,
  heatmaps,
  profileTypeId,
  timeZone,
}: SpanHeatmapPanelProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { heatmap: state } = heatmaps.useState();
  const { error, isLoading, answer } = state;
  if (error) {
    const { title, nextStep } = describeError(error);
    const isMissing = error.kind === 'unsupported';
    return (
      <StateMessage
        kind="error"
        title={isMissing ? 'Spans over time are not available at the moment' : title}
        actions={
          <Button size="sm" icon="sync" onClick={() => heatmaps.retry()}>
            Retry
          </Button>
        }
      >
        {isMissing
          ? 'Pyroscope has them in its second storage (v2), for ranges that lie wholly in it. Take a shorter or later range, or look at the chart.'
          : nextStep}
      </StateMessage>
    );
  }
  if (!answer) {
    return <StateMessage kind="loading" title="Loading the spans" />;
  }
  if (answer.pointCount === 0 && !isLoading) {
    return (
      <StateMessage kind="empty" title="No spans in this time range">
        Samples are of spans where the SDK writes their ids (span_id), and only of requests that were traced.
      </StateMessage>
    );
  }
  return (
    <div className={getCurrentAnswer(state) ? undefined : styles.stale} aria-busy={isLoading}>
      {/* Rectangles are of one answer. */}
      <Selectable
        key={state.answerKey}
        model={model}
        heatmap={answer}
        profileTypeId={profileTypeId}
        timeZone={timeZone}
        selected={[getUrl(model).get('spanBaseline'), getUrl(model).get('spanComparison')]}
        onFlameGraph={(spanBaseline) => getUrl(model).set({ spanBaseline, spanComparison: undefined })}
        onDiff={(spanBaseline, spanComparison) => getUrl(model).set({ spanBaseline, spanComparison })}
      />
    </div>
  );
}

interface SelectableProps {
  readonly model: FlameGraphPage;
  readonly heatmap: Heatmap;
  readonly profileTypeId: string;
  readonly timeZone: string | undefined;
  /** Spans of the flame graph below and of its comparison, as a link names them; they are marked at first. */
  readonly selected: ReadonlyArray<SpanSet | undefined>;
  readonly onFlameGraph: (set: SpanSet) => void;
  readonly onDiff: (baseline: SpanSet, comparison: SpanSet) => void;
}

const HELP = [
  'Each cell counts points: what one profile holds of one span. Later is further right, more is higher, and the darker a cell the more points it has. A span that several profiles saw has a point in each of them.',
  'Select a cell with a click, a rectangle by dragging, a column with a click below it; with the keyboard by arrows, Shift and arrows, and Enter.',
  'A selection leads to the flame graph of the spans that the server names for its cells: the largest of each cell, not all. A second selection is compared with the first one.',
];

/** Largest number of spans that fit into a link and a request. */
const MAX_SPANS = 200;

function Selectable({
  model,
  heatmap,
  profileTypeId,
  timeZone,
  selected: linked,
  onFlameGraph,
  onDiff,
}: SelectableProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [rectangles, setRectangles] = useState(() => findRectangles(heatmap, linked));
  const [isComparing, setComparing] = useState(false);
  const { unit } = describeProfileType(profileTypeId);
  const selected = rectangles.map((rectangle) => selectRectangle(heatmap, rectangle));
  const [first, second] = selected;
  const shown = second ?? first;
  const choose = (rectangle: Rectangle): void => {
    const [kept] = rectangles;
    setRectangles(isComparing && kept ? [kept, rectangle] : [rectangle]);
  };
  return (
    <>
      <HeatmapGrid heatmap={heatmap} unit={unit} timeZone={timeZone} rectangles={rectangles} onSelect={choose} />
      <p className={styles.note}>
        {`${formatInteger(heatmap.pointCount)} points: what one profile has of a span. Numbers are counts, not amounts; the scale is linear. Of each cell the server names the span of the highest value, which is not a typical one.`}{' '}
        <HelpTip title="How to read spans over time" sentences={HELP} />
      </p>
      {first && shown && (
        <div className={styles.bar}>
          <span>{describeSelection(shown)}</span>
          {!second && (
            <Button size="sm" disabled={first.exemplars.length === 0} onClick={() => onFlameGraph(toSpanSet(first))}>
              Flame graph of these spans
            </Button>
          )}
          {!second && (
            <ToggleButton isOn={isComparing} onClick={() => setComparing(!isComparing)}>
              {isComparing ? 'Now select a second rectangle' : 'Compare with a second rectangle'}
            </ToggleButton>
          )}
          {second && (
            <Button
              size="sm"
              disabled={first.exemplars.length === 0 || second.exemplars.length === 0}
              onClick={() => onDiff(toSpanSet(first), toSpanSet(second))}
            >
              Diff of both
            </Button>
          )}
          <Button
            size="sm"
            variant="secondary"
            fill="text"
            onClick={() => {
              setRectangles([]);
              setComparing(false);
            }}
          >
            Clear
          </Button>
        </div>
      )}
      {shown && <SpanTable model={model} spans={shown.exemplars} unit={unit} timeZone={timeZone} />}
    </>
  );
}

/** Finds the rectangles of a link, in order; none after one that the heatmap lacks. */
function findRectangles(heatmap: Heatmap, sets: ReadonlyArray<SpanSet | undefined>): readonly Rectangle[] {
  const found = sets.map((set) => set && findRectangle(heatmap, set));
  const missing = found.indexOf(undefined);
  return found.slice(0, missing < 0 ? found.length : missing).filter((rectangle) => rectangle !== undefined);
}

function describeSelection({ pointCount, exemplars }: SelectedSpans): string {
  const points = `${formatInteger(pointCount)} ${pointCount === 1 ? 'point' : 'points'}`;
  const named = `${formatInteger(exemplars.length)} ${exemplars.length === 1 ? 'span is' : 'spans are'} named`;
  const taken = exemplars.length > MAX_SPANS ? `, of which the ${MAX_SPANS} largest are taken` : '';
  return `Selected: ${points}, ${named}${taken}.`;
}

function toSpanSet({ range, exemplars }: SelectedSpans): SpanSet {
  return { ...range, spanIds: exemplars.slice(0, MAX_SPANS).map(({ spanId }) => spanId) };
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ ...ROW, gap: theme.spacing(0.5, 1) }),
  note: css({ margin: 0, ...quietText(theme) }),
  stale: css({ opacity: 0.45 }),
});
