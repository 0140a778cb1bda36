import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { DrawerPlace } from 'components/drawer/DrawerPlace';
import { PageAnswers, usePageAnswer } from 'components/drawer/PageAnswers';
import { StateMessage } from 'components/StateMessage';
import { COLUMN } from 'components/styles';
import PageDrawer from 'flamegraph/view/PageDrawer';
import { isRefused } from 'grafana/access';
import React, { useEffect, useMemo, useRef } from 'react';
import { compareFiles } from './ComparedSide';
import { describeFileType, type SampleOption } from './describeFileProfile';
import { FilesDiff } from './FilesDiff';
import { FilesHelp } from './FilesHelp';
import { FileView } from './FileView';
import { FileZone } from './FileZone';
import { LiveZone } from './LiveZone';
import { StoringBar } from './StoringBar';
import { type FileSide, SIDE_KEYS, type SideName, useFileSide, useKeptOpen } from './useFileSide';
import { useFilesUrl } from './useFilesUrl';
import { findLiveObstacle, type LiveSide, useLiveSide } from './useLiveSide';
import { usePastedFiles } from './usePastedFiles';

/** Profiles from files: one is drawn, two are compared. Nothing of them leaves the browser until it is stored, or a model is asked. */
export default function FilesPage(): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const header = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const url = useFilesUrl();
  const baseline = useFileSide(url, 'baseline');
  const comparison = useFileSide(url, 'comparison');
  useKeptOpen([...baseline.files, ...comparison.files]);
  const fileSide = baseline.shown ?? comparison.shown;
  const live = useLiveSide(url, fileSide && describeFileType(fileSide).id);
  const liveBefore = useRef(live.side);
  useEffect(() => {
    // The button that put a service in the place of files, or took it away, is gone with the focus.
    if (live.side !== liveBefore.current && document.activeElement === document.body) {
      const zones = header.current;
      (zones?.querySelector<HTMLElement>('[data-live] input') ?? zones?.querySelector('button'))?.focus();
    }
    liveBefore.current = live.side;
  }, [live.side]);
  const obstacle = findLiveObstacle(isRefused('datasources:query'));
  const has = (side: SideName, { files }: FileSide) => live.side === side || files.length > 0;
  const isDiff = has('baseline', baseline) && has('comparison', comparison);
  const isEmpty = !has('baseline', baseline) && !has('comparison', comparison);
  usePastedFiles((files) => void (has('baseline', baseline) ? comparison : baseline).take(files));
  const getSide = (side: SideName, { shown }: FileSide) =>
    live.side === side ? live.shown : shown && compareFiles(shown);
  const sides = useMemo(
    () => ({ baseline: getSide('baseline', baseline), comparison: getSide('comparison', comparison) }),
    // Only a change of what is shown makes another comparison.
    // oxlint-disable-next-line react/exhaustive-deps
    [live.side, live.shown, baseline.shown, comparison.shown],
  );
  const swap = () =>
    url.set({
      liveSide: live.side && (live.side === 'baseline' ? 'comparison' : 'baseline'),
      baselineFiles: url.get('comparisonFiles'),
      comparisonFiles: url.get('baselineFiles'),
      baselineStored: url.get('comparisonStored'),
      comparisonStored: url.get('baselineStored'),
      baselineSample: url.get('comparisonSample') || url.get('baselineSample'),
      comparisonSample: url.get('baselineSample'),
      baselineNarrowing: url.get('comparisonNarrowing'),
      comparisonNarrowing: url.get('baselineNarrowing'),
    });
  /** Puts the next profile of the same files and unit on the other side: of a file of a comparison, that is its other side. */
  const listAnother = ({ shown }: FileSide, to: SideName): (() => void) | undefined => {
    const fits = ({ unit }: SampleOption) => unit === undefined || unit === shown?.about.unit;
    const keys = shown?.sampleOptions.filter(fits).map(({ value }) => value) ?? [];
    const [taken, free] = [SIDE_KEYS[to === 'baseline' ? 'comparison' : 'baseline'], SIDE_KEYS[to]];
    return shown && keys.length > 1
      ? () =>
          url.set({
            [free.files]: url.get(taken.files),
            [free.stored]: url.get(taken.stored),
            [taken.sample]: shown.sampleKey,
            [free.sample]: keys[(keys.indexOf(shown.sampleKey) + 1) % keys.length] ?? '',
          })
      : undefined;
  };
  return (
    <PageAnswers>
      <div ref={page} className={styles.page} tabIndex={-1} data-testid="files">
        <h1 className={styles.title}>Files</h1>
        <p className={styles.note}>
          Drop a profile to see it, and a second one to compare. Several files on one side count as runs of the same
          program. {!isEmpty && 'Files stay in this tab until you store them or ask a model.'} <HelpButton />
        </p>
        <div ref={header} className={styles.zones}>
          <Zone
            label={isDiff ? 'Baseline' : 'Profile'}
            name="baseline"
            side={baseline}
            hint={
              isEmpty ? 'Drop a file here. The file stays in this tab until you store it or ask the model.' : undefined
            }
            {...{ live, obstacle }}
            onAnotherProfile={listAnother(comparison, 'baseline')}
          />
          {isDiff && (
            <Button size="sm" variant="secondary" icon="exchange-alt" aria-label="Swap sides" onClick={swap} />
          )}
          <Zone
            label={isDiff ? 'Comparison' : 'Compare with'}
            name="comparison"
            side={comparison}
            hint={isEmpty ? 'Drop a second file here to compare the two.' : undefined}
            {...{ live, obstacle }}
            onAnotherProfile={listAnother(baseline, 'comparison')}
          />
          {obstacle === undefined && <StoringBar url={url} sides={{ baseline, comparison }} live={live} />}
        </div>
        <DrawerPlace header={header}>
          {sides.baseline && sides.comparison ? (
            <FilesDiff url={url} baseline={sides.baseline} comparison={sides.comparison} />
          ) : fileSide ? (
            <FileView url={url} shown={fileSide} />
          ) : (
            <Nothing sides={[baseline, comparison]} live={live} />
          )}
          <PageDrawer home={page} />
        </DrawerPlace>
      </div>
    </PageAnswers>
  );
}

function HelpButton(): React.JSX.Element {
  const openHelp = usePageAnswer({ id: 'how-files-work', title: 'How files work', content: <FilesHelp /> });
  return (
    <Button size="sm" variant="secondary" fill="text" icon="question-circle" onClick={openHelp}>
      How files work
    </Button>
  );
}

interface ZoneProps {
  readonly label: string;
  readonly name: SideName;
  readonly side: FileSide;
  readonly hint: string | undefined;
  readonly live: LiveSide;
  /** Reason why no service can be queried; undefined if one can. */
  readonly obstacle: string | undefined;
  /** undefined if the other side has only one profile of its unit. */
  readonly onAnotherProfile: (() => void) | undefined;
}

/** Files, or a service in their place if the other side has none. */
function Zone({ label, name, side, hint, live, obstacle, onAnotherProfile }: ZoneProps): React.JSX.Element {
  if (live.side === name) {
    return <LiveZone label={label} live={live} />;
  }
  return (
    <FileZone label={label} side={side} hint={hint}>
      {side.files.length === 0 && onAnotherProfile && (
        <Button size="sm" variant="secondary" icon="plus" onClick={onAnotherProfile}>
          Another profile of the file
        </Button>
      )}
      {live.side === undefined &&
        side.files.length === 0 &&
        (obstacle === undefined ? (
          <Button size="sm" variant="secondary" icon="plus" onClick={() => live.begin(name)}>
            A service
          </Button>
        ) : (
          name === 'comparison' && <span>{obstacle}</span>
        ))}
    </FileZone>
  );
}

function Nothing({ sides, live }: { readonly sides: readonly FileSide[]; readonly live: LiveSide }): React.JSX.Element {
  if (live.side && sides.every(({ files }) => files.length === 0)) {
    return (
      <StateMessage kind="empty" title="Choose a file to compare with the service">
        The profile of a benchmark beside production shows what the benchmark never runs.
      </StateMessage>
    );
  }
  if (sides.some(({ isBusy }) => isBusy)) {
    return <StateMessage kind="loading" title="Reading the file" />;
  }
  return sides.some(({ missing }) => missing.length > 0) ? (
    <StateMessage kind="empty" title="The files of this link are not in this tab">
      A link names files and contains nothing else of them. Drop the files that are named above to see the view again.
    </StateMessage>
  ) : (
    <StateMessage kind="empty" title="No file is open">
      pprof, Pyroscope and Grafana JSON, speedscope, collapsed stacks, perf script, CPU and heap profiles and traces of
      Chrome and Node, OTLP, pyinstrument.
    </StateMessage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ ...COLUMN, gap: theme.spacing(1), paddingTop: theme.spacing(1), outline: 'none' }),
  title: css({ margin: 0, fontSize: theme.typography.h3.fontSize }),
  note: css({ margin: 0, color: theme.colors.text.secondary }),
  zones: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'stretch', gap: theme.spacing(1) }),
});
