import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatValue } from 'profile/format/formatValue';
import React from 'react';
import type { FileSide } from './useFileSide';

/** The files of a side, folded away, each with a button that takes it out. */
export function FileList({ side }: { readonly side: FileSide }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <details className={styles.details}>
      <summary>Which files</summary>
      <ul className={styles.list}>
        {side.files.map((file) => (
          <li key={file.key}>
            {formatFunctionName(file.name)}
            {file.bytes !== undefined && ` · ${formatValue(file.bytes, 'bytes')}`}{' '}
            <IconButton
              name="times"
              size="sm"
              aria-label={`Remove ${formatFunctionName(file.name)}`}
              onClick={() => side.remove([file])}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  details: css({ '&[open]': { flexBasis: '100%' } }),
  list: css({ listStyle: 'none', paddingLeft: theme.spacing(2), overflowWrap: 'anywhere' }),
});
