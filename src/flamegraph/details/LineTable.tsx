import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { getDiffColors } from 'flamegraph/canvas/buildDiffPalette';
import { HEADER_PX } from 'flamegraph/table/ColumnHead';
import { type GridColumn, VirtualGrid } from 'flamegraph/table/VirtualGrid';
import { formatShare } from 'profile/format/formatNumber';
import type { LineRow } from 'profile/lines/buildLineRows';
import { MAX_SHOWN_CHARS } from 'profile/lines/formatSourceText';
import React, { useMemo } from 'react';
import type { DetailsFormat } from './DetailsSource';
import type { SourcePiece } from './highlightLines';
import { SourceLineText } from './SourceLineText';

interface LineTableProps {
  readonly name: string;
  readonly rows: readonly LineRow[];
  /** True if there are two sides. */
  readonly isDiff: boolean;
  readonly format: DetailsFormat;
  /** Total of the function, which each line's total is a part of. */
  readonly functionTotal: number;
  readonly hotRows: readonly number[];
  /** Pieces of the shown file's lines. */
  readonly pieces: ReadonlyArray<readonly SourcePiece[]> | undefined;
  readonly activeRow: number | undefined;
  readonly onActivate: (row: number) => void;
}

const ROW_PX = 20;
/** Enough for a handful of lines, wherever the rest of the panel leaves no room. */
const MIN_HEIGHT_PX = 260;
const SCROLLBAR_PX = 16;

/** Lines with what they cost; the hotter, the longer the bar and the stronger its colour. */
export function LineTable(props: LineTableProps): React.JSX.Element {
  const { name, rows, isDiff, format, hotRows, pieces, activeRow, onActivate } = props;
  const styles = useStyles2(getStyles);
  const { isDark } = useTheme2();
  const { more, less } = getDiffColors(format.colors ?? 'blueOrange', isDark ? 'dark' : 'light');
  const hot = useMemo(() => new Set(hotRows), [hotRows]);
  const textWidth = useMemo(
    () => rows.reduce((most, { text = '' }) => Math.max(most, Math.min(text.length, MAX_SHOWN_CHARS)), 40) + 2,
    [rows],
  );
  const heaviest = useMemo(() => rows.reduce((most, row) => Math.max(most, getWeight(row, props)), 0), [rows, props]);
  const value = (
    key: string,
    heading: string,
    title: string,
    read: (row: LineRow) => string | undefined,
    width = '9.5em',
  ): GridColumn => ({
    key,
    heading,
    title,
    width,
    isNumber: true,
    render: (at) => <span className={styles.value}>{rows[at] && read(rows[at])}</span>,
  });
  const heat: GridColumn = {
    key: 'heat',
    heading: 'Heat',
    title: isDiff ? 'How much of the largest difference this line has' : 'How much of the hottest line this one has',
    width: '4em',
    render: (at) => {
      const row = rows[at];
      const part = row && heaviest > 0 ? getWeight(row, props) / heaviest : 0;
      const isLess = row !== undefined && isDiff && (format.getDifference(row.baselineTotal, row.total) ?? 0) < 0;
      return (
        <span className={styles.heat} title={describeHeat(row, props)}>
          {part > 0 && (
            <span
              className={styles.bar}
              style={{
                width: `${Math.max(4, part * 100).toFixed(1)}%`,
                opacity: 0.35 + 0.65 * part,
                background: isDiff ? (isLess ? less : more) : undefined,
              }}
            />
          )}
        </span>
      );
    },
  };
  const line: GridColumn = {
    key: 'line',
    heading: 'Line',
    width: isDiff ? '7em' : '4.5em',
    isNumber: true,
    render: (at) => <LineNumber row={rows[at]} isDiff={isDiff} isHot={hot.has(at)} />,
  };
  const text: GridColumn = {
    key: 'text',
    heading: 'Source',
    width: `minmax(${textWidth}ch, 1fr)`,
    render: (at) => {
      const row = rows[at];
      return row?.text === undefined ? (
        <span className={styles.none}>{describeMissing(row)}</span>
      ) : (
        <SourceLineText text={row.text} pieces={row.line ? pieces?.[row.line - 1] : undefined} />
      );
    },
  };
  const both = (row: LineRow, side: 'baseline' | 'comparison') => {
    const total = side === 'baseline' ? row.baselineTotal : row.total;
    return total === 0 ? '' : format.formatValue(total, side);
  };
  const heightPx = HEADER_PX + rows.length * ROW_PX + SCROLLBAR_PX;
  const columns = isDiff
    ? [
        line,
        value('baseline', 'Baseline', 'Total of the line in the baseline', (row) => both(row, 'baseline')),
        value('comparison', 'Comparison', 'Total of the line in the comparison', (row) => both(row, 'comparison')),
        value('difference', 'Difference', 'Comparison minus baseline, in the mode of the view', (row) => {
          const difference = format.getDifference(row.baselineTotal, row.total);
          return !difference ? '' : format.formatDifference(difference);
        }),
        heat,
        text,
      ]
    : [
        line,
        value(
          'self',
          'Self',
          'Spent on the line itself',
          ({ self }) => (self === 0 ? '' : format.formatValue(self, 'comparison')),
          '6.5em',
        ),
        value(
          'total',
          'Total',
          'Spent on the line and in what it calls; a stack counts once',
          ({ total }) => (total === 0 ? '' : format.formatValue(total, 'comparison')),
          '6.5em',
        ),
        heat,
        text,
      ];
  return (
    <div className={styles.table} style={{ flexBasis: heightPx, minHeight: Math.min(heightPx, MIN_HEIGHT_PX) }}>
      <VirtualGrid
        label={`Lines of ${name}`}
        columns={columns}
        rowCount={rows.length}
        rowHeightPx={ROW_PX}
        getRowKey={(at) => `${rows[at]?.line ?? 'gone'}-${rows[at]?.baselineLine ?? ''}`}
        activeRow={activeRow}
        onActivate={onActivate}
        onChoose={onActivate}
        onOpenMenu={onActivate}
      />
    </div>
  );
}

/** Returns the value that decides on heat and hot lines. */
export function getWeight(
  { total, baselineTotal }: LineRow,
  { isDiff, format }: Pick<LineTableProps, 'isDiff' | 'format'>,
): number {
  return Math.abs(isDiff ? (format.getDifference(baselineTotal, total) ?? total - baselineTotal) : total);
}

function describeHeat(row: LineRow | undefined, { functionTotal, isDiff }: LineTableProps): string {
  if (!row || isDiff || functionTotal === 0 || row.total === 0) {
    return '';
  }
  return `${formatShare(row.total / functionTotal)} of the function’s total, ${formatShare(row.self / functionTotal)} on the line itself`;
}

function LineNumber(props: {
  readonly row: LineRow | undefined;
  readonly isDiff: boolean;
  readonly isHot: boolean;
}): React.JSX.Element {
  const { row, isDiff, isHot } = props;
  const styles = useStyles2(getStyles);
  const own = row?.line === undefined ? '–' : row.line === 0 ? '?' : String(row.line);
  const before = row?.baselineLine;
  return (
    <span className={styles.number} data-hot={isHot}>
      {row !== undefined && row.skipped > 0 && (
        <span className={styles.gap} title={`${row.skipped} lines before this one are not shown`}>
          ⋮
        </span>
      )}
      {isHot && <span aria-label="hot line">▸</span>}
      {isDiff && before !== undefined && before !== row?.line ? `${before === 0 ? '?' : before} → ${own}` : own}
    </span>
  );
}

function describeMissing(row: LineRow | undefined): string {
  return row?.line === 0 || (row?.line === undefined && row?.baselineLine === 0) ? 'samples without a line number' : '';
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({ flex: '0 1 auto', fontFamily: theme.typography.fontFamilyMonospace }),
  value: css({ whiteSpace: 'nowrap' }),
  heat: css({ display: 'block', height: 10, background: theme.colors.background.secondary }),
  bar: css({ display: 'block', height: '100%', background: theme.colors.error.main }),
  number: css({
    display: 'flex',
    justifyContent: 'flex-end',
    gap: theme.spacing(0.5),
    color: theme.colors.text.secondary,
    whiteSpace: 'nowrap',
    '&[data-hot="true"]': { color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightBold },
  }),
  gap: css({ color: theme.colors.text.disabled, marginRight: 'auto' }),
  none: css({ color: theme.colors.text.secondary, fontStyle: 'italic' }),
});
