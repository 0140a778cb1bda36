import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { LabelledControl } from 'components/LabelledControl';
import React, { useCallback, useEffect, useState } from 'react';
import { getUrl, useUrl } from 'scenes/explorerUrl';
import type { FiltersControl } from 'scenes/filters/FiltersControl';
import type { FilterScope } from 'scenes/filters/FilterScope';

interface FiltersProps {
  readonly scope: FilterScope;
}

/** The filters bar, whose code comes after the first page; it also shows where a view without filters sets some aside. */
export function Filters({ scope }: FiltersProps): React.JSX.Element | undefined {
  const styles = useStyles2(getStyles);
  const { takesFilters } = scope.useState();
  const filters = useUrl(scope, 'filters');
  const unreadable = getUrl(scope).getUnreadable('filters');
  const [control, setControl] = useState<{ readonly Control?: typeof FiltersControl; readonly isFailed?: boolean }>({});
  const load = useCallback(() => {
    import(/* webpackChunkName: "filters" */ 'scenes/filters/FiltersControl').then(
      (chunk) => setControl({ Control: chunk.FiltersControl }),
      () => setControl({ isFailed: true }),
    );
  }, []);
  useEffect(load, [load]);

  if (!takesFilters && filters.length === 0 && unreadable.length === 0) {
    return undefined;
  }
  const { Control, isFailed } = control;
  return (
    <div className={styles.box}>
      <LabelledControl label="Filters">
        {(id) =>
          Control ? (
            <Control id={id} scope={scope} />
          ) : isFailed ? (
            <Button id={id} size="md" variant="secondary" icon="exclamation-triangle" onClick={load}>
              The filters bar could not be loaded. Try again
            </Button>
          ) : (
            <div className={styles.placeholder} />
          )
        }
      </LabelledControl>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ flex: '1 1 300px', minWidth: 0, maxWidth: '100%' }),
  placeholder: css({
    height: 32,
    border: `1px solid ${theme.components.input.borderColor}`,
    borderRadius: theme.shape.radius.default,
  }),
});
