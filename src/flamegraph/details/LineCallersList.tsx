import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { FunctionName } from 'components/FunctionName';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { LineCallers } from 'profile/lines/computeFunctionLines';
import React from 'react';

interface LineCallersListProps {
  readonly callers: LineCallers;
  readonly line: number;
  readonly formatValue: (value: number) => string;
  readonly onShowFunction: (name: string) => void;
}

const MOST = 8;

/** Lists the callers of the function on the stacks that pass one line. */
export function LineCallersList({
  callers,
  line,
  formatValue,
  onShowFunction,
}: LineCallersListProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const rows = Array.from(callers.line.keys()).filter((at) => callers.line[at] === line);
  const title = line === 0 ? 'samples without a line' : `line ${line}`;
  return (
    <section className={styles.box} aria-label={`Callers of ${title}`}>
      <h3 className={styles.title}>Where {title} is called from</h3>
      {rows.length === 0 ? (
        <p className={styles.note}>Nothing was measured on this line.</p>
      ) : (
        <ul className={styles.list}>
          {rows.slice(0, MOST).map((at) => (
            <li key={at} className={styles.row}>
              <span className={styles.value}>{formatValue(callers.total[at] ?? 0)}</span>
              {callers.name[at] === '' ? (
                <span className={styles.note}>stacks that begin here</span>
              ) : (
                <button
                  type="button"
                  className={styles.link}
                  title="Show the lines of the caller"
                  onClick={() => onShowFunction(callers.name[at] ?? '')}
                >
                  <FunctionName name={callers.name[at] ?? ''} />
                </button>
              )}
              <span className={styles.note}>{describePlace(callers.file[at] ?? '', callers.callerLine[at] ?? 0)}</span>
            </li>
          ))}
          {rows.length > MOST && <li className={styles.note}>and {rows.length - MOST} more</li>}
        </ul>
      )}
    </section>
  );
}

function describePlace(file: string, line: number): string {
  const name = file.slice(file.replaceAll('\\', '/').lastIndexOf('/') + 1);
  return name === '' ? '' : `${formatFunctionName(name)}${line > 0 ? `:${line}` : ''}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ fontSize: theme.typography.bodySmall.fontSize, borderTop: `1px solid ${theme.colors.border.weak}` }),
  title: css({ fontSize: 'inherit', margin: theme.spacing(0.5, 0) }),
  list: css({ listStyle: 'none', margin: 0 }),
  row: css({ display: 'flex', gap: theme.spacing(1), minWidth: 0 }),
  value: css({ flex: '0 0 6em', textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
  link: css({
    minWidth: 0,
    padding: 0,
    border: 0,
    background: 'none',
    fontSize: 'inherit',
    textAlign: 'left',
    '&:hover, &:focus-visible': { textDecoration: 'underline' },
  }),
  note: css({ color: theme.colors.text.secondary, margin: 0, whiteSpace: 'nowrap' }),
});
