import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, InlineSwitch, useStyles2 } from '@grafana/ui';
import { QuietProblem } from 'components/QuietProblem';
import { StateMessage } from 'components/StateMessage';
import { ROW, quietText } from 'components/styles';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { type Alignment, buildDiffRows, buildLineRows, findHotRows, type LineRow } from 'profile/lines/buildLineRows';
import { buildSourceUrl } from 'profile/lines/buildSourceUrl';
import type { LineCost } from 'profile/lines/CodeExcerpt';
import type { FunctionLines, FunctionPlace } from 'profile/lines/computeFunctionLines';
import { findSource } from 'profile/lines/findSource';
import { parseRepository } from 'profile/lines/parseRepository';
import { applyOverride } from 'profile/lines/RepositoryOverride';
import React, { useMemo, useState } from 'react';
import {
  describeAlignment,
  describeBeyond,
  describeDiffSum,
  describeFound,
  describeHot,
  describeLines,
  describeMismatch,
  describeNoLines,
  describeSum,
  describeSums,
  describeUnnamed,
} from './describeDetails';
import type { FunctionDetailsProps } from './FunctionDetails';
import { LineCallersList } from './LineCallersList';
import { getWeight, LineTable } from './LineTable';
import { PlaceFacts } from './PlaceFacts';
import { RepositoryDialog } from './RepositoryDialog';
import { SourceTools } from './SourceTools';
import { useCommits } from './useCommits';
import { usePieces } from './usePieces';
import { useShownCode } from './useShownCode';
import { isOnGithub, useSourceText } from './useSourceText';

/** Returns the key of a version in a link; equal for the same file of the same build. */
function getPlaceKey({ build, file }: FunctionPlace): string {
  return [build.gitRef.slice(0, 12) || build.buildId.slice(0, 12), file.slice(file.lastIndexOf('/') + 1)].join(' ');
}

const NO_PLACES: readonly FunctionPlace[] = [];

type DetailsLinesProps = FunctionDetailsProps & {
  readonly lines: FunctionLines;
  readonly before: FunctionLines | undefined;
};

/** Lines with their version and the place of their source. */
export function DetailsLines(props: DetailsLinesProps): React.JSX.Element {
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
  const { commits, problem: commitsProblem } = useCommits(server, places);
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
        {describeNoLines(formatFunctionName(name), props)}
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
        {isDiff
          ? describeDiffSum(lines, before, format, props)
          : describeSum(lines, format, props.isCallOnly, props.expected)}
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
        onEditRepository={source.dataSourceUid === '' ? undefined : () => setEditing(true)}
      />
      <QuietProblem sentence={commitsProblem} />
      <QuietProblem sentence={source.problem} />
      <QuietProblem sentence={describeSourceProblem(shown.problem, shownBefore.problem)} />
      <SourceTools
        shown={shown}
        url={url}
        host={found.kind === 'repository' ? (parseRepository(found.repository)?.host ?? '') : ''}
        note={describeFound(found, url, source.hostPatterns, source.dataSourceUid !== '')}
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
        ...describeSums(props),
        ...describeUnnamed(props),
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

/** Joins the problems of the version on the screen and of the older one beside it. */
function describeSourceProblem(problem: string, ofBaseline: string): string {
  return problem !== ''
    ? problem
    : ofBaseline === ''
      ? ''
      : `The source of the baseline could not be loaded. ${ofBaseline}`;
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

const getStyles = (theme: GrafanaTheme2) => ({
  sum: css({ margin: 0, overflowWrap: 'anywhere' }),
  bar: css({ ...ROW, gap: theme.spacing(1) }),
  note: css({ margin: 0, ...quietText(theme) }),
});
