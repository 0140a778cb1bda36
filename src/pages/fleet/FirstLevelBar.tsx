import { Button, Combobox, useTheme2 } from '@grafana/ui';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import React, { useId } from 'react';
import { fetchLabelNames } from 'scenes/filters/labelAnswers';
import type { FirstLevel } from './useFirstLevel';

interface FirstLevelBarProps {
  readonly dataSourceUid: string;
  readonly range: TimeRangeMs;
  readonly label: string;
  readonly onLabel: (label: string) => void;
  readonly level: FirstLevel;
}

const SERVICE = 'service_name';

/** Choice of the flame graph's first level, with its progress and a way to stop it. */
export function FirstLevelBar({ dataSourceUid, range, label, onLabel, level }: FirstLevelBarProps): React.JSX.Element {
  const id = useId();
  const { spacing, colors, typography } = useTheme2();
  const loadOptions = async (typed: string) => {
    const { fromMs, toMs } = range;
    const names = await fetchLabelNames(dataSourceUid, { fromMs, toMs, matchers: [] }, new AbortController().signal);
    const others = names.filter((name) => !name.startsWith('__') && name !== SERVICE && name.includes(typed));
    return [
      { value: '', label: 'Functions', description: 'No level above them' },
      { value: SERVICE, label: 'Services', description: 'The heaviest 24, one request each' },
      ...others.map((value) => ({ value, label: value })),
    ];
  };
  return (
    <div
      style={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: spacing(1),
        color: colors.text.secondary,
        fontSize: typography.bodySmall.fontSize,
      }}
    >
      <label htmlFor={id}>First level</label>
      <Combobox
        id={id}
        width={22}
        value={{ value: label, label: label === '' ? 'Functions' : label === SERVICE ? 'Services' : label }}
        options={loadOptions}
        onChange={({ value }) => onLabel(value)}
      />
      {level.sentence !== '' && <span role="status">{level.sentence}</span>}
      {level.isBusy ? (
        <Button size="sm" variant="secondary" icon="times" onClick={level.cancel}>
          Cancel
        </Button>
      ) : (
        label !== '' &&
        (level.hasFailures || !level.opened) &&
        level.sentence !== '' && (
          <Button size="sm" variant="secondary" onClick={level.retry}>
            {level.hasFailures ? 'Retry' : 'Ask again'}
          </Button>
        )
      )}
    </div>
  );
}
