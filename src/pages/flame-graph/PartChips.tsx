import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { FilterPill, useStyles2 } from '@grafana/ui';
import { listPartKinds, type PART_KINDS, PART_WORDS, type PartKind } from 'profile/parts/ProfilePart';
import React from 'react';
import { getUrl, useUrl } from 'scenes/explorerUrl';
import type { FlameGraphPage } from './FlameGraphPage';

/** What the profile is narrowed to beside its filters, each with a way to take it out. */
export function PartChips({ model }: { readonly model: FlameGraphPage }): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  const part = {
    spanIds: useUrl(model, 'spanIds'),
    profileIds: useUrl(model, 'profileIds'),
    traceIds: useUrl(model, 'traceIds'),
  } satisfies Record<(typeof PART_KINDS)[number], readonly string[]>;
  const kinds = listPartKinds(part);
  return kinds.length === 0 ? null : (
    <div className={styles.row}>
      {kinds.map((kind) => (
        <FilterPill
          key={kind}
          selected
          label={printChip(kind, part[kind])}
          icon="times"
          onClick={() => getUrl(model).set({ [kind]: undefined })}
        />
      ))}
      <span
        className={styles.note}
      >{`The chart shows all of the service: a series cannot be narrowed to ${listKinds(kinds)}.`}</span>
    </div>
  );
}

function printChip(kind: PartKind, ids: readonly string[]): string {
  const { one, several } = PART_WORDS[kind];
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return ids.length === 1 ? `${capital(one)} = ${ids[0]}` : `${capital(several)}: ${ids.length}`;
}

function listKinds(kinds: readonly PartKind[]): string {
  return kinds.map((kind) => `a ${PART_WORDS[kind].one}`).join(' or ');
}

function getStyles(theme: GrafanaTheme2): Record<'row' | 'note', string> {
  return {
    row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1) }),
    note: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  };
}
