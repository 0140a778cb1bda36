import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { sceneGraph } from '@grafana/scenes';
import { Combobox, TextLink, useStyles2 } from '@grafana/ui';
import { QuietProblem } from 'components/QuietProblem';
import { quietText, ROW } from 'components/styles';
import { useKeyedAnswer } from 'components/useAnswer';
import { fetchTempoTrace, listTempos, readLastTempo, rememberTempo } from 'grafana/tempo';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import { formatDurationNs } from 'profile/format/formatValue';
import { summariseTrace, type TraceSummary } from 'profile/parts/summariseTrace';
import React, { useEffect, useId, useMemo } from 'react';
import { getUrl, useUrl } from 'scenes/explorerUrl';
import { buildTraceHref } from 'scenes/links/exploreUrl';
import type { TracePage } from './TracePage';

/**
 * Shows facts about a trace from a Tempo data source: the name of its request, and its duration. Nothing if Grafana
 * has no Tempo. None is asked until the user chooses one, as it answers with all spans of the trace.
 */
export function TempoFacts({ model, traceId }: { readonly model: TracePage; readonly traceId: string }) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const tempos = useMemo(() => listTempos(), []);
  const uid = useUrl(model, 'tempo');
  const { timeZone, value: range } = sceneGraph.getTimeRange(model).useState();
  const chosen = tempos.find((tempo) => tempo.uid === uid);
  useEffect(() => {
    const last = readLastTempo();
    if (uid === '' && tempos.some((tempo) => tempo.uid === last)) {
      getUrl(model).set({ tempo: last }, { isStep: false });
    }
  }, [model, tempos, uid]);
  const key = chosen && JSON.stringify([uid, traceId, range.from.valueOf(), range.to.valueOf()]);
  const { value, current, error, isBusy } = useKeyedAnswer(key, async (signal) => {
    const { spans, notices } = await fetchTempoTrace(uid, traceId, range, signal);
    // A trace has up to many thousand spans: what is said of them is all that is kept.
    return { traceId, uid, notices, summary: summariseTrace(spans) };
  });
  if (tempos.length === 0) {
    return null;
  }
  const name = formatFunctionName(chosen?.name ?? uid);
  // While another time is requested, the answer about this trace stays.
  const shown = current ?? (value?.traceId === traceId && value.uid === uid ? value : undefined);
  const print = (timeMs: number) => dateTimeFormat(timeMs, { timeZone, format: 'YYYY-MM-DD HH:mm:ss.SSS' });
  const said = shown?.summary && describeTempoTrace(shown.summary, print);
  const cautions = shown ? [shown.summary?.caution ?? '', ...shown.notices].filter((text) => text !== '') : [];
  return (
    <div className={styles.row} role="group" aria-label="The trace in Tempo" aria-busy={isBusy}>
      <label htmlFor={id} className={styles.note}>
        Trace details from
      </label>
      <div className={styles.choice}>
        <Combobox
          id={id}
          options={tempos.map((tempo) => ({ value: tempo.uid, label: tempo.name }))}
          value={chosen ? uid : null}
          isClearable
          placeholder="Choose a Tempo"
          onChange={(option) => {
            rememberTempo(option?.value ?? '');
            getUrl(model).set({ tempo: option?.value });
            // The button that clears it goes with the choice.
            document.getElementById(id)?.focus();
          }}
        />
      </div>
      {uid !== '' && !chosen && (
        <span className={styles.note} role="status">
          {`There is no Tempo data source with the id ${name}, or you may not use it. Choose another.`}
        </span>
      )}
      {chosen && isBusy && !shown && <span className={styles.note} role="status">{`Asking ${name} …`}</span>}
      {chosen && (current?.summary || !current) && (
        <span>
          {said !== undefined && <span className={styles.said}>{said} </span>}
          <TextLink href={buildTraceHref(uid, traceId, range.raw)} external inline variant="bodySmall">
            Open trace
          </TextLink>
        </span>
      )}
      {chosen && current && !current.summary && current.notices.length === 0 && (
        <span className={styles.note} role="status">
          {`Tempo has no trace with this id in ${name}: it may be older than what is kept, lie outside the time range, or not have been sampled.`}
        </span>
      )}
      {chosen && cautions.length > 0 && (
        <span className={styles.note}>{cautions.map(formatFunctionName).join(' ')}</span>
      )}
      <QuietProblem
        sentence={
          error === undefined
            ? ''
            : `Tempo (${name}) did not answer: ${shortenReason(error)}. Retry, or choose another Tempo.`
        }
      />
    </div>
  );
}

const MAX_REASON_LENGTH = 300;

/** A proxy may have answered with a whole page. */
function shortenReason(reason: string): string {
  return reason.length > MAX_REASON_LENGTH ? `${reason.slice(0, MAX_REASON_LENGTH)}…` : reason.replace(/[.\s]+$/, '');
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ ...ROW, gap: theme.spacing(0.5, 1) }),
  choice: css({ width: 190, maxWidth: '100%' }),
  said: css({ fontWeight: theme.typography.fontWeightMedium, overflowWrap: 'anywhere' }),
  note: css({ ...quietText(theme), overflowWrap: 'anywhere' }),
});

const NS_PER_MS = 1_000_000;
const MAX_LENGTH = 200;

/** Describes a trace in a line: "GET /checkout in storefront · 1.24 s · 18 spans · began 2026-11-30 16:20:18.120". */
export function describeTempoTrace(
  { name, service, startMs, durationMs, spanCount }: TraceSummary,
  print: (timeMs: number) => string,
): string {
  return [
    `${shorten(name)} in ${service === '' ? 'a service without a name' : shorten(service)}`,
    durationMs === undefined ? 'duration unknown' : formatDurationNs(durationMs * NS_PER_MS),
    `${formatInteger(spanCount)} ${spanCount === 1 ? 'span' : 'spans'}`,
    startMs === undefined ? 'start unknown' : `began ${print(startMs)}`,
  ].join(' · ');
}

function shorten(text: string): string {
  return formatFunctionName(text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text);
}
