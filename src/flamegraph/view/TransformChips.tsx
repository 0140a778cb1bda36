import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Icon, IconButton, useStyles2 } from '@grafana/ui';
import { CUT, ROW, UNSEEN } from 'components/styles';
import { useFocusKept } from 'components/useFocusKept';
import { formatShare } from 'profile/format/formatNumber';
import type { TransformNote } from 'profile/transform/applyTransforms';
import { describeTransform } from 'profile/transform/describeTransform';
import { describeHidden } from 'profile/transform/keepOwnCode';
import { describeRunNumbers, type RunNumberCounts } from 'profile/transform/mergeRunNumbers';
import type { Transform } from 'profile/transform/Transform';
import React from 'react';

interface TransformChipsProps {
  readonly transforms: readonly Transform[];
  /** Result of each transform; undefined while it is computed. */
  readonly notes: readonly TransformNote[] | undefined;
  readonly wholeTotal: number;
  /** Run numbers that are removed from names without being asked for; undefined if there are none. */
  readonly runNumbers?: RunNumberCounts | undefined;
  readonly onChange: (transforms: readonly Transform[]) => void;
}

const RUN_NUMBERS_HELP =
  'Names leave out numbers that change with each run, compiler hashes and compiler tiers, so that a function has the same ' +
  'name on both sides. Functions whose names differ only by these count as one.';

/** The chain of changes, each with a way to take it out. */
export function TransformChips(props: TransformChipsProps): React.JSX.Element {
  const { transforms, notes, wholeTotal, runNumbers, onChange } = props;
  const styles = useStyles2(getStyles);
  const group = useFocusKept<HTMLDivElement>();
  const keepRunNumbers = () =>
    onChange([...transforms.filter(({ kind }) => kind !== 'runNumbers'), { kind: 'runNumbers', merge: false }]);
  return (
    <div ref={group} className={styles.row} role="group" aria-label="Transforms" tabIndex={-1}>
      {runNumbers && (
        <span className={styles.chip} title={RUN_NUMBERS_HELP}>
          <span className={styles.text}>{describeRunNumbers(runNumbers)}</span>
          <IconButton name="times" size="sm" aria-label="Keep run numbers" onClick={keepRunNumbers} />
        </span>
      )}
      {transforms.map((transform, place) => {
        const note = notes?.[place];
        const text = (note?.status === 'applied' && note.text) || describeTransform(transform);
        const problem = note?.status === 'skipped' ? note.reason : undefined;
        if (runNumbers && transform.kind === 'runNumbers') {
          return null;
        }
        return (
          <span key={place} className={cx(styles.chip, problem && styles.skipped)} title={problem ?? text}>
            {problem && <Icon name="exclamation-triangle" size="sm" aria-hidden />}
            <span className={styles.text}>{text}</span>
            {problem && <span className={styles.hidden}>: {problem}</span>}
            {describeLoss(notes?.slice(0, place + 1) ?? [], wholeTotal)}
            <IconButton
              name="times"
              size="sm"
              aria-label={`Remove “${text}”`}
              onClick={() => onChange(transforms.filter((_, other) => other !== place))}
            />
          </span>
        );
      })}
      {transforms.length > 1 && (
        <Button size="sm" fill="text" variant="secondary" onClick={() => onChange([])}>
          Remove all
        </Button>
      )}
    </div>
  );
}

/** Describes what a transform hid, or how much of the profile it and the earlier ones leave. */
function describeLoss(notes: readonly TransformNote[], wholeTotal: number): React.ReactNode {
  const note = notes.at(-1);
  if (note?.status === 'applied' && note.hidden && note.hidden.length > 0 && wholeTotal > 0) {
    const hidden = describeHidden(note.hidden, wholeTotal);
    return (
      <small title={`Hidden and counted as self of the caller: ${hidden}. Shares are of the whole profile.`}>
        {' '}
        (hides {hidden})
      </small>
    );
  }
  return note?.status === 'applied' && note.removedValue > 0 && wholeTotal > 0 ? (
    <small> ({formatShare(1 - sumRemoved(notes) / wholeTotal)} of the profile)</small>
  ) : undefined;
}

function sumRemoved(notes: readonly TransformNote[]): number {
  return notes.reduce((sum, note) => sum + (note.status === 'applied' ? note.removedValue : 0), 0);
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ ...ROW, gap: theme.spacing(0.5), minWidth: 0 }),
  chip: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    maxWidth: '100%',
    padding: theme.spacing(0.25, 0.5, 0.25, 1),
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.medium}`,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  skipped: css({ color: theme.colors.warning.text, borderStyle: 'dashed' }),
  text: css({ ...CUT, maxWidth: '40ch' }),
  hidden: css(UNSEEN),
});
