import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Modal, useStyles2 } from '@grafana/ui';
import { getPageShortcuts } from 'components/shortcuts/pageShortcuts';
import React from 'react';

interface Line {
  readonly keys: readonly string[];
  readonly description: string;
}

function listGroups(ofExplorer: readonly Line[]): ReadonlyArray<readonly [title: string, lines: readonly Line[]]> {
  return [
    ...getPageShortcuts().map(({ title, shortcuts }) => [title, shortcuts] as const),
    ...(ofExplorer.length > 0 ? [['Time', ofExplorer] as const] : []),
    ['Help', [{ keys: ['?'], description: 'Show this list' }]],
  ];
}

interface ShortcutsHelpProps {
  /** Shortcuts of the header, beside those of the page. */
  readonly ofExplorer: readonly Line[];
  readonly onDismiss: () => void;
}

/** All keys that do something on the page. */
export function ShortcutsHelp({ ofExplorer, onDismiss }: ShortcutsHelpProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <Modal title="Keyboard shortcuts" isOpen onDismiss={onDismiss}>
      {listGroups(ofExplorer).map(([title, lines]) => (
        <section key={title}>
          <h5>{title}</h5>
          <dl className={styles.lines}>
            {lines.map(({ keys, description }) => (
              <div key={description} className={styles.line}>
                <dt>
                  {keys.map((sequence, position) => (
                    <React.Fragment key={sequence}>
                      {position > 0 && ' or '}
                      {sequence.split(' ').map((key) => (
                        <kbd key={key} className={styles.key}>
                          {formatKeys(key)}
                        </kbd>
                      ))}
                    </React.Fragment>
                  ))}
                </dt>
                <dd>{description}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className={styles.note}>Grafana’s own shortcuts are listed under Help in its top bar.</p>
    </Modal>
  );
}

const KEY_CAPS: Readonly<Record<string, string>> = { left: '←', right: '→', up: '↑', down: '↓' };

/** Formats keys as on keyboards: "←", "Enter", "Ctrl+Z". */
function formatKeys(keys: string): string {
  const parts = keys.length > 1 ? keys.split('+') : [keys];
  return parts
    .map((key) => KEY_CAPS[key] ?? (keys.length > 1 ? key.charAt(0).toUpperCase() + key.slice(1) : key))
    .join('+');
}

const getStyles = (theme: GrafanaTheme2) => ({
  lines: css({ display: 'grid', gap: theme.spacing(0.5), marginBottom: theme.spacing(2) }),
  line: css({
    display: 'grid',
    gridTemplateColumns: '150px 1fr',
    alignItems: 'center',
    gap: theme.spacing(1),
    'dt, dd': { margin: 0, fontWeight: theme.typography.fontWeightRegular },
  }),
  key: css({ marginRight: theme.spacing(0.5), padding: theme.spacing(0, 0.75) }),
  note: css({ color: theme.colors.text.secondary }),
});
