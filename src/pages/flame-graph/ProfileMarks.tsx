import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { ChartLine } from 'panels/ChartLine';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { SingleProfile } from 'pyroscope/client';
import React, { useEffect, useRef, useState } from 'react';
import { describeSingleProfile, listTellingLabels, printLabels } from './describeSingleProfile';

interface ProfileMarksProps {
  readonly profiles: readonly SingleProfile[];
  readonly profileTypeId: string;
  readonly range: TimeRangeMs;
  readonly timeZone: string | undefined;
  readonly onChoose: (profileId: string) => void;
}

/**
 * Marks of a chart for the keyboard and screen readers: one stop of Tab, arrows walk them by time, Enter opens one. It
 * is in the same positioned element as the chart, whose own marks leave the order of Tab: they have no names.
 */
export function ProfileMarks(props: ProfileMarksProps): React.JSX.Element | null {
  const { profiles, profileTypeId, range, timeZone, onChoose } = props;
  const styles = useStyles2(getStyles);
  const box = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(0);
  const [isFocused, setFocused] = useState(false);
  useSilentMarks(box);
  const ordered = [...profiles].sort((a, b) => a.timeMs - b.timeMs);
  const place = Math.min(wanted, ordered.length - 1);
  const profile = ordered[place];
  if (!profile) {
    return null;
  }
  const { unit } = describeProfileType(profileTypeId);
  const labels = printLabels(profile, listTellingLabels(profiles));
  const text = [describeSingleProfile(profile, unit, timeZone), labels].filter(Boolean).join(' · ');
  const press = (event: React.KeyboardEvent): void => {
    const last = ordered.length - 1;
    const to = new Map([
      ['ArrowLeft', place - 1],
      ['ArrowRight', place + 1],
      ['Home', 0],
      ['End', last],
    ]).get(event.key);
    if (to !== undefined) {
      event.preventDefault();
      setWanted(Math.min(last, Math.max(0, to)));
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(profile.id);
    }
  };
  return (
    <>
      <div
        ref={box}
        role="slider"
        aria-label="Single profiles: arrows walk them, Enter opens one"
        aria-valuemin={1}
        aria-valuemax={ordered.length}
        aria-valuenow={place + 1}
        aria-valuetext={text}
        tabIndex={0}
        className={styles.list}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={press}
      >
        <div>{text}</div>
        <div
          aria-hidden
          className={styles.hint}
        >{`${place + 1} of ${ordered.length} · ← → walk them, Enter opens it`}</div>
      </div>
      {isFocused && <ChartLine timeMs={profile.timeMs} range={range} />}
    </>
  );
}

/** Grafana's diamonds are buttons without a name, each a stop of Tab. */
const DIAMONDS = '[data-testid="data-testid Exemplar marker"]:not([aria-hidden])';

function useSilentMarks(box: React.RefObject<HTMLElement>): void {
  useEffect(() => {
    const chart = box.current?.parentElement;
    if (!chart) {
      return undefined;
    }
    const silence = (): void =>
      chart.querySelectorAll(DIAMONDS).forEach((diamond) => {
        diamond.setAttribute('aria-hidden', 'true');
        diamond.setAttribute('tabindex', '-1');
      });
    silence();
    const observer = new MutationObserver(silence);
    observer.observe(chart, { childList: true, subtree: true });
    return () => observer.disconnect();
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    position: 'absolute',
    zIndex: 1,
    top: theme.spacing(0.5),
    right: theme.spacing(0.5),
    maxWidth: '80%',
    padding: theme.spacing(0.25, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.primary,
    background: theme.colors.background.elevated,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    pointerEvents: 'none',
    // Mouse users point at the marks themselves.
    '&:not(:focus)': { opacity: 0 },
  }),
  hint: css({ color: theme.colors.text.secondary }),
});
