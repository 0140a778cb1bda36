import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, IconButton, InlineSwitch, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { FunctionName } from 'components/FunctionName';
import { StateMessage } from 'components/StateMessage';
import type { CodeExcerpt, LineCost } from 'profile/code/CodeExcerpt';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatShare } from 'profile/format/formatShare';
import type { FunctionLines, FunctionPlace } from 'profile/pprof/computeFunctionLines';
import { buildDiffRows, buildLineRows, findHotRows, type Alignment, type LineRow } from 'profile/source/buildLineRows';
import { buildSourceUrl, type HostPattern } from 'profile/source/buildSourceUrl';
import { findSource } from 'profile/source/findSource';
import { parseRepository } from 'profile/source/parseRepository';
import { applyOverride } from 'profile/source/RepositoryOverride';
import React, { useEffect, useMemo, useRef, useState } from 'react';
import type { DetailsFormat, DetailsSide, DetailsSource } from './DetailsSource';
import { LineCallersList } from './LineCallersList';
import { getWeight, LineTable } from './LineTable';
import { addDroppedFiles } from './localSources';
import { PlaceFacts } from './PlaceFacts';
import { RepositoryDialog } from './RepositoryDialog';
import { SourceTools } from './SourceTools';
import { useCommits } from './useCommits';
import { useFunctionLines } from './useFunctionLines';
import { useShownCode } from './useShownCode';
import { usePieces } from './usePieces';
import { isOnGithub, useSourceText } from './useSourceText';

export interface FunctionDetailsProps {
  readonly name: string;
  /** The way in to the one call that was chosen; undefined where none was. */
  readonly callPath: readonly string[] | undefined;
  /** Whether only that call counts. */
  readonly isCallOnly: boolean;
  readonly onCallOnly: (isCallOnly: boolean) => void;
  /** The profile, or in a comparison its newer side. */
  readonly side: DetailsSide;
  /** The older side of a comparison. */
  readonly baseline?: DetailsSide;
  /** Name of the sample type: "cpu". */
  readonly sampleType: string;
  readonly format: DetailsFormat;
  /** What the flame graph has for the function in all, to hold the answer against; undefined where that is not comparable. */
  readonly expectedTotal: number | undefined;
  /** What the panel leaves out of what the graph shows, as a sentence; "" for nothing. */
  readonly caution: string;
  readonly source: DetailsSource;
  /** Which version is shown, as `getPlaceKey` says it; "" for the heaviest. */
  readonly version: string;
  readonly onVersion: (version: string) => void;
  readonly onShowFunction: (name: string) => void;
  /** Told of the lines on screen, and with undefined that there are none any more. */
  readonly onCode: (code: CodeExcerpt | undefined) => void;
  /** Asks for advice on the lines. */
  readonly onOptimize: () => void;
  readonly onClose: () => void;
}

/** A function, line by line: what each line costs, beside its source where that is at hand. */
export function FunctionDetails(props: FunctionDetailsProps): React.JSX.Element {
  const { name, callPath, isCallOnly, side, baseline, sampleType, onClose } = props;
  const styles = useStyles2(getStyles);
  const path = isCallOnly ? callPath : undefined;
  const own = useFunctionLines(side, name, path, sampleType);
  const other = useFunctionLines(baseline, name, path, sampleType);
  const [isOver, setOver] = useState(false);
  const panel = useRef<HTMLElement>(null);
  // Where it opens below what fills the screen, nobody would see that it opened.
  useEffect(() => {
    if ((panel.current?.getBoundingClientRect().top ?? 0) > window.innerHeight * 0.7) {
      panel.current?.scrollIntoView({ block: 'start' });
    }
  }, [name]);
  const error = own.error ?? other.error;
  const drop = (event: React.DragEvent) => {
    event.preventDefault();
    setOver(false);
    void addDroppedFiles(event.dataTransfer);
  };
  return (
    <aside
      ref={panel}
      className={styles.panel}
      aria-label="Function details"
      aria-busy={own.isBusy || other.isBusy}
      data-over={isOver}
      onDragOver={(event) => {
        // Text that is dragged about is none of ours.
        if (event.dataTransfer.types.includes('Files')) {
          event.preventDefault();
          setOver(true);
        }
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>
          Function details <FunctionName name={name} />
        </h2>
        <IconButton name="times" aria-label="Close function details" onClick={onClose} />
      </div>
      {callPath && (
        <RadioButtonGroup
          size="sm"
          aria-label="Which calls count"
          options={[
            { label: 'All its calls', value: false },
            { label: 'This call', value: true },
          ]}
          value={isCallOnly}
          onChange={props.onCallOnly}
        />
      )}
      {error !== undefined ? (
        <StateMessage
          kind="error"
          title="The lines could not be loaded"
          actions={
            <Button
              size="sm"
              onClick={() => {
                own.retry();
                other.retry();
              }}
            >
              Retry
            </Button>
          }
        >
          {formatFunctionName(error)}
        </StateMessage>
      ) : !own.lines || (baseline && !other.lines) ? (
        <StateMessage kind="loading" title="Loading the lines" />
      ) : (
        <Lines key={name} {...props} lines={own.lines} before={other.lines} />
      )}
    </aside>
  );
}

/** Says a version in a link; equal for the same file of the same build. */
export function getPlaceKey({ build, file }: FunctionPlace): string {
  return [build.gitRef.slice(0, 12) || build.buildId.slice(0, 12), file.slice(file.lastIndexOf('/') + 1)].join(' ');
}

const NO_PLACES: readonly FunctionPlace[] = [];

type LinesProps = FunctionDetailsProps & { readonly lines: FunctionLines; readonly before: FunctionLines | undefined };

function Lines(props: LinesProps): React.JSX.Element {
  const { name, lines, before, source, format, version, onVersion, onShowFunction } = props;
  const styles = useStyles2(getStyles);
  const isDiff = props.baseline !== undefined;
  const [isWhole, setWhole] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const [active, setActive] = useState<{ readonly rows: readonly LineRow[]; readonly row: number }>();
  const isFromBaseline = lines.places.length === 0 && (before?.places.length ?? 0) > 0;
  const profilePlaces = isFromBaseline ? (before?.places ?? NO_PLACES) : lines.places;
  const places = useMemo(
    () => profilePlaces.map((each) => ({ ...each, build: applyOverride(each.build, source.override) })),
    [profilePlaces, source.override],
  );
  const chosen = Math.max(
    0,
    profilePlaces.findIndex((each) => getPlaceKey(each) === version),
  );
  const place = places[chosen];
  const beforePlace = before && (before.places.find(({ file }) => file === place?.file) ?? before.places[0]);
  const server = isOnGithub(place?.build.repository ?? '') ? source.server : undefined;
  const shown = useSourceText(place, server, name);
  const shownBefore = useSourceText(
    isDiff && beforePlace ? { ...beforePlace, build: applyOverride(beforePlace.build, source.override) } : undefined,
    server,
    name,
    { takesLocal: beforePlace?.build.gitRef === profilePlaces[chosen]?.build.gitRef },
  );
  const commits = useCommits(server, places);
  const pieces = usePieces(shown.lines, place?.file ?? '');
  const { rows, alignment } = useMemo(
    () =>
      buildRows(
        isFromBaseline ? undefined : place,
        isDiff ? { place: beforePlace, source: shownBefore.lines } : undefined,
        shown.lines,
        isWhole,
      ),
    [isFromBaseline, place, isDiff, beforePlace, shownBefore.lines, shown.lines, isWhole],
  );
  const hotRows = useMemo(() => findHotRows(rows, (row) => getWeight(row, { isDiff, format })), [rows, isDiff, format]);
  useShownCode(
    place && {
      ...{ functionName: name, file: place.file, startLine: place.startLine, callers: place.callers },
      ...{ rows, source: shown.lines, isDiff },
      note: [props.caution, props.isCallOnly ? 'Lines count one way in to the function, not all its calls.' : '']
        .join(' ')
        .trim(),
      costs: isDiff ? [getCost(beforePlace), getCost(isFromBaseline ? undefined : place)] : [getCost(place)],
    },
    props.onCode,
  );
  // Rows of another version or source are other rows.
  const activeRow = active?.rows === rows ? active.row : undefined;
  const setActiveRow = (row: number | undefined) => setActive(row === undefined ? undefined : { rows, row });

  if (!place) {
    return (
      <StateMessage kind="empty" title="No lines of this function">
        The server has no stack with {formatFunctionName(name)} in this profile. Look at all its calls, or at another
        range.
      </StateMessage>
    );
  }
  const found = findSource(place.file, name, place.build);
  const hottest = hotRows.reduce<LineRow | undefined>((most, at) => {
    const row = rows[at];
    return row && (!most || getWeight(row, { isDiff, format }) > getWeight(most, { isDiff, format })) ? row : most;
  }, undefined);
  const line = (activeRow === undefined ? hottest : rows[activeRow])?.line ?? place.startLine;
  const url = found.kind === 'repository' ? buildSourceUrl({ ...found, line }, source.hostPatterns) : undefined;
  const jump = () => setActiveRow(hotRows.find((at) => at > (activeRow ?? -1)) ?? hotRows[0]);
  const activeLine = activeRow === undefined ? undefined : rows[activeRow]?.line;
  return (
    <>
      <p className={styles.sum}>
        {isDiff ? describeDiffSum(lines, before, format) : describeSum(lines, format, props.isCallOnly)}
        {describeMismatch(props)}
      </p>
      <PlaceFacts
        places={places}
        chosen={chosen}
        onChoose={(next) => {
          const other = profilePlaces[next];
          onVersion(other ? getPlaceKey(other) : '');
        }}
        commits={commits}
        onEditRepository={() => setEditing(true)}
      />
      <SourceTools
        shown={shown}
        url={url}
        host={found.kind === 'repository' ? (parseRepository(found.repository)?.host ?? '') : ''}
        note={describeFound(found, url, source.hostPatterns)}
        server={server}
      />
      <div className={styles.bar}>
        <Button size="sm" variant="secondary" icon="arrow-down" disabled={hotRows.length === 0} onClick={jump}>
          Next hot line
        </Button>
        <Button size="sm" variant="secondary" onClick={props.onOptimize}>
          Optimize code
        </Button>
        <span role="status" className={styles.note}>
          {describeHot(rows, hotRows, activeRow)}
        </span>
        {shown.lines && (
          <InlineSwitch
            label="Whole file"
            showLabel
            transparent
            value={isWhole}
            onChange={(event) => setWhole(event.currentTarget.checked)}
          />
        )}
      </div>
      {[
        props.caution,
        describeLines(place),
        shown.lines ? describeBeyond(place, shown.lines.length) : '',
        isDiff ? describeAlignment(alignment, place, beforePlace) : '',
      ]
        .filter(Boolean)
        .map((sentence) => (
          <p key={sentence} className={styles.note}>
            {sentence}
          </p>
        ))}
      <LineTable
        name={formatFunctionName(name)}
        rows={rows}
        isDiff={isDiff}
        format={format}
        functionTotal={place.total}
        hotRows={hotRows}
        pieces={pieces}
        activeRow={activeRow}
        onActivate={setActiveRow}
      />
      {activeLine !== undefined && (
        <LineCallersList
          callers={place.callers}
          line={activeLine}
          formatValue={(value) => format.formatValue(value, isFromBaseline ? 'baseline' : 'comparison')}
          onShowFunction={onShowFunction}
        />
      )}
      {isEditing && (
        <RepositoryDialog
          source={source}
          build={profilePlaces[chosen]?.build ?? place.build}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  );
}

const NO_COST: LineCost = { self: 0, total: 0 };

function getCost(place: FunctionPlace | undefined): LineCost {
  return place ? { self: place.self, total: place.total } : NO_COST;
}

function buildRows(
  place: FunctionPlace | undefined,
  before: { readonly place: FunctionPlace | undefined; readonly source: readonly string[] | undefined } | undefined,
  source: readonly string[] | undefined,
  isWhole: boolean,
): { readonly rows: readonly LineRow[]; readonly alignment: Alignment | undefined } {
  return before
    ? buildDiffRows(
        { place: before.place, lines: before.place?.lines, source: before.source },
        { place, lines: place?.lines, source },
        { isWhole },
      )
    : { rows: buildLineRows({ lines: place?.lines, source }, { isWhole }), alignment: undefined };
}

function describeSum(
  { self, total, profileTotal }: FunctionLines,
  { formatValue }: DetailsFormat,
  isCallOnly: boolean,
): string {
  // Asked for one call, a server gives its stacks alone.
  const share = profileTotal > 0 && !isCallOnly ? `, ${formatShare(total / profileTotal)} of the profile` : '';
  return `Total ${formatValue(total, 'comparison')}, self ${formatValue(self, 'comparison')}${share}.`;
}

function describeDiffSum(
  { total }: FunctionLines,
  before: FunctionLines | undefined,
  { formatValue, getDifference, formatDifference }: DetailsFormat,
): string {
  const old = before?.total ?? 0;
  const difference = getDifference(old, total);
  const change = difference === undefined ? '' : `: ${formatDifference(difference)}`;
  return `Total ${formatValue(old, 'baseline')} in the baseline, ${formatValue(total, 'comparison')} in the comparison${change}.`;
}

/** Servers that ignore a selector, or cut a profile, answer with other stacks than the graph shows. */
function describeMismatch({ lines, expectedTotal, isCallOnly, format }: LinesProps): string {
  const isOther =
    expectedTotal !== undefined && !isCallOnly && Math.abs(lines.total - expectedTotal) > expectedTotal * 1e-6;
  return isOther
    ? ` The flame graph has ${format.formatValue(expectedTotal, 'comparison')}: the server answered about other stacks, or cut some.`
    : '';
}

/** What a profile of this kind cannot say. */
function describeLines({ lines, startLine, total }: FunctionPlace): string {
  const unknown = lines.line.indexOf(0);
  if (lines.line.every((line) => line === 0)) {
    return 'The profile has no line numbers for this function.';
  }
  if (lines.line.length === 1 && (startLine === 0 || lines.line[0] === startLine)) {
    return 'Everything is on one line: profilers of some languages only record where a function begins.';
  }
  return unknown >= 0 ? `${formatShare((lines.total[unknown] ?? 0) / total)} of the total has no line number.` : '';
}

/** V8 gives lines of what it inlined under the name of the caller; and a source can be of another version. */
function describeBeyond({ lines }: FunctionPlace, sourceLength: number): string {
  const beyond = Array.from(lines.line).filter((line) => line > sourceLength);
  return beyond.length === 0
    ? ''
    : `${beyond.length === 1 ? 'Line' : 'Lines'} ${beyond.slice(0, 5).join(', ')}${beyond.length > 5 ? ' …' : ''} ${beyond.length === 1 ? 'is' : 'are'} beyond the end of this source: the profiler gave lines of inlined code of other files, or the source is of another version.`;
}

function describeAlignment(
  alignment: Alignment | undefined,
  place: FunctionPlace,
  before: FunctionPlace | undefined,
): string {
  if (!before || (before.build.gitRef === place.build.gitRef && before.file === place.file)) {
    return '';
  }
  switch (alignment) {
    case 'text':
      return 'Two versions: lines are matched by their text.';
    case 'start':
      return 'Two versions, and not both sources at hand: lines are matched by their distance from the function’s first line.';
    default:
      return 'Two versions, and not both sources at hand: lines are matched by their numbers and may have moved.';
  }
}

function describeFound(
  found: ReturnType<typeof findSource>,
  url: string | undefined,
  patterns: readonly HostPattern[],
): string {
  if (found.kind === 'nowhere') {
    return found.reason;
  }
  const owner = found.owner === 'own' ? '' : `This is ${found.owner}. `;
  const host = parseRepository(found.repository)?.host;
  const unknownHost =
    url === undefined && host !== undefined && !patterns.some((pattern) => pattern.host === host)
      ? `How ${host} writes links to a line is not known; an administrator can say it in the plugin’s configuration.`
      : '';
  return `${owner}${unknownHost || found.note}`.trim();
}

function describeHot(rows: readonly LineRow[], hotRows: readonly number[], activeRow: number | undefined): string {
  const place = activeRow === undefined ? -1 : hotRows.indexOf(activeRow);
  const count = `${hotRows.length} hot ${hotRows.length === 1 ? 'line' : 'lines'}`;
  return place < 0 ? count : `${place + 1} of ${count}: line ${rows[activeRow ?? 0]?.line ?? '–'}`;
}

function getStyles(theme: GrafanaTheme2): Record<'panel' | 'head' | 'title' | 'sum' | 'bar' | 'note', string> {
  return {
    panel: css({
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      flex: '2 1 560px',
      minWidth: 'min(100%, 320px)',
      maxHeight: 'max(640px, calc(100vh - 300px))',
      overflowY: 'auto',
      padding: theme.spacing(1),
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
      '&[data-over="true"]': { outline: `2px dashed ${theme.colors.primary.border}`, outlineOffset: -4 },
    }),
    head: css({ display: 'flex', justifyContent: 'space-between', alignItems: 'flex-start', gap: theme.spacing(1) }),
    title: css({ minWidth: 0, margin: 0, fontSize: theme.typography.h5.fontSize, overflow: 'hidden' }),
    sum: css({ margin: 0, overflowWrap: 'anywhere' }),
    bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
    note: css({ margin: 0, fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
  };
}
