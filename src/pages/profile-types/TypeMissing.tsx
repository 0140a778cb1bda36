import { css } from '@emotion/css';
import type { SceneObject } from '@grafana/scenes';
import { useStyles2 } from '@grafana/ui';
import { SeriesMissing } from 'panels/SeriesMissing';
import type { MissingTime } from 'profile/series/change/judgeMissing';
import React from 'react';

interface TypeMissingProps {
  readonly origin: SceneObject;
  readonly missing: MissingTime;
}

/** Shows the time for which a profile type has no data, beside its name, which keeps its room. */
export function TypeMissing(props: TypeMissingProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.badge}>
      <SeriesMissing {...props} />
    </span>
  );
}

const getStyles = () =>
  // Leaves room for the name of the type and its actions.
  ({ badge: css({ display: 'inline-flex', minWidth: 0, maxWidth: 'max(20px, 100cqi - 460px)' }) });
