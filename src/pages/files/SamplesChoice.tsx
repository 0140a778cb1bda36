import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Combobox, useStyles2 } from '@grafana/ui';
import { ROW } from 'components/styles';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatValue } from 'profile/format/formatValue';
import type { LabelSummary } from 'profile/formats/samples/describeSamples';
import { isWhole, type Narrowing, WHOLE } from 'profile/formats/samples/Narrowing';
import React, { useId } from 'react';
import type { ShownSide } from './openFileSide';
import { TimelineChoice } from './TimelineChoice';

interface SamplesChoiceProps {
  readonly shown: ShownSide;
  readonly onNarrow: (narrowing: Narrowing) => void;
}

/** The button that takes a choice out goes with it. */
function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}

/** Choice of the samples of a file, by their labels and times, as far as the file has them. */
export function SamplesChoice({ shown, onNarrow }: SamplesChoiceProps): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  const [onlyId, groupId] = [useId(), useId()];
  const { narrowing, samples } = shown;
  const labels = samples?.labels ?? [];
  const timeline = shown.parts.length === 1 ? samples?.timeline : undefined;
  if (labels.length === 0 && !timeline) {
    return null;
  }
  const options = labels.flatMap((label, place) => listOptions(label, place, shown));
  const change = (patch: Partial<Narrowing>) => onNarrow({ ...narrowing, ...patch });
  const cut = labels.filter(({ values, valueCount }) => values.length < valueCount);
  return (
    <div className={styles.row}>
      {labels.length > 0 && (
        <>
          <span className={styles.choice}>
            <label htmlFor={onlyId}>Only samples with</label>
            <Combobox<string>
              id={onlyId}
              width={18}
              placeholder="any label"
              value={null}
              options={options.filter(({ name, text }) => !has(narrowing, name, text))}
              onChange={({ value }) => {
                const chosen = options.find((each) => each.value === value);
                if (chosen) {
                  change({ labels: [...narrowing.labels, { name: chosen.name, value: chosen.text }] });
                }
              }}
            />
          </span>
          {narrowing.labels.map(({ name, value }) => (
            <Button
              key={`${name}=${value}`}
              size="sm"
              variant="secondary"
              icon="times"
              aria-label={`Show samples without ${formatFunctionName(`${name} ${value}`)} again`}
              onClick={() => {
                change({ labels: narrowing.labels.filter((each) => each.name !== name || each.value !== value) });
                focusOn(onlyId);
              }}
            >
              {formatFunctionName(`${name}: ${value}`)}
            </Button>
          ))}
          <span className={styles.choice}>
            <label htmlFor={groupId}>Group by</label>
            <Combobox<string>
              id={groupId}
              width="auto"
              minWidth={14}
              maxWidth={24}
              placeholder="nothing"
              isClearable
              value={narrowing.groupBy === '' ? null : narrowing.groupBy}
              options={labels.map(({ name }) => ({ value: name, label: formatFunctionName(name) }))}
              onChange={(option) => {
                change({ groupBy: option?.value ?? '' });
                focusOn(groupId);
              }}
            />
          </span>
        </>
      )}
      {timeline && (
        <TimelineChoice
          timeline={timeline}
          unit={shown.about.unit}
          partMs={narrowing.partMs}
          onPart={(partMs) => change({ partMs })}
        />
      )}
      {!isWhole(narrowing) && (
        <Button size="sm" variant="secondary" fill="text" onClick={() => onNarrow(WHOLE)}>
          All samples
        </Button>
      )}
      {cut.map(({ name, values, valueCount }) => (
        <span key={name}>
          {formatFunctionName(name)} has {valueCount} values: the {values.length} largest can be chosen.
        </span>
      ))}
    </div>
  );
}

function has({ labels }: Narrowing, name: string, value: string): boolean {
  return labels.some((label) => label.name === name && label.value === value);
}

/** "thread: worker 4711", with what it has of the profile. Values are places: texts of different labels may be the same. */
function listOptions({ name, values }: LabelSummary, label: number, { about }: ShownSide) {
  return values.map(({ text, total }, place) => ({
    name,
    text,
    value: `${label} ${place}`,
    label: formatFunctionName(`${name}: ${text}`),
    description: formatValue(total, about.unit),
  }));
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    ...ROW,
    flexBasis: '100%',
    gap: theme.spacing(1),
    minWidth: 0,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  // A label stays on the line of what it names.
  choice: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), whiteSpace: 'nowrap' }),
});
