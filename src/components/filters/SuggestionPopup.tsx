import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { type FilterDraft, getValueKind } from './FilterDraft';
import { formatLabelText } from './operators';
import { SuggestionList } from './SuggestionList';
import type { SuggestionOption } from './suggestionOptions';
import type { Suggestions } from './useSuggestions';

interface SuggestionPopupProps {
  readonly inputId: string;
  readonly listId: string;
  readonly problemId: string;
  readonly draft: FilterDraft;
  readonly options: readonly SuggestionOption[];
  readonly active: number;
  readonly suggestions: Suggestions;
  readonly problem: string | undefined;
  readonly onChoose: (option: SuggestionOption) => void;
  readonly onFinish: () => void;
}

const WIDTH_PX = 340;
const MARGIN_PX = 16;

/** The popup under the input: suggestions, or help with a regex. */
export function SuggestionPopup(props: SuggestionPopupProps): React.JSX.Element {
  const { inputId, listId, problemId, draft, options, active, suggestions, problem, onChoose, onFinish } = props;
  const styles = useStyles2(getStyles);
  const { step, label, operator } = draft;
  const kind = step === 'values' ? getValueKind(operator) : undefined;
  const place = (popup: HTMLDivElement | null): void => {
    const input = document.getElementById(inputId);
    if (popup && input) {
      placeUnder(popup, input);
    }
  };

  return (
    // Clicks beside the options must not take the focus from the input.
    <div ref={place} className={styles.popup} onMouseDown={(event) => event.preventDefault()}>
      {kind === 'regex' ? (
        <div id={problemId} className={problem === undefined ? styles.note : styles.problem}>
          {problem === undefined ? (
            'RE2 syntax; it has to match the whole value. Enter applies it.'
          ) : (
            <span role="alert">
              <Icon name="exclamation-triangle" size="sm" aria-hidden /> {problem}
            </span>
          )}
        </div>
      ) : (
        options.length > 0 && (
          <SuggestionList
            id={listId}
            label={nameList(draft)}
            options={options}
            active={active}
            isMultiple={kind === 'many'}
            onChoose={onChoose}
          />
        )
      )}
      {describeState(suggestions, step) !== undefined && (
        <div role="status" className={styles.note}>
          {describeState(suggestions, step)}
        </div>
      )}
      {kind === 'many' && (
        <div className={styles.foot}>
          <span className={styles.hint}>Enter picks, Tab applies</span>
          <Button
            size="sm"
            tabIndex={-1}
            disabled={draft.values.length === 0 && draft.text === ''}
            aria-label={`Apply the filter on ${formatLabelText(label)}`}
            onClick={onFinish}
          >
            Apply
          </Button>
        </div>
      )}
    </div>
  );
}

function nameList({ step, label }: FilterDraft): string {
  switch (step) {
    case 'label':
      return 'Labels';
    case 'operator':
      return 'Operators';
    case 'values':
      return `Values of ${formatLabelText(label)}`;
  }
}

function describeState(suggestions: Suggestions, step: FilterDraft['step']): string | undefined {
  const what = step === 'label' ? 'labels' : 'values';
  const free = `${step === 'label' ? 'A label' : 'A value'} can still be typed.`;
  switch (suggestions.status) {
    case 'idle':
      return undefined;
    case 'loading':
      return `Loading the ${what}…`;
    case 'failed':
      return `The ${what} could not be loaded. ${free}`;
    case 'ready': {
      const { names, leftOutCount } = suggestions;
      if (names.length === 0) {
        return `There are no ${what} in this selection and time range. ${free}`;
      }
      return leftOutCount > 0
        ? `${names.length.toLocaleString('en')} of ${(names.length + leftOutCount).toLocaleString('en')} ${what} are listed. ${free}`
        : undefined;
    }
  }
}

/** Places the popup under the input, moved to the left if it would leave the window. */
function placeUnder(popup: HTMLElement, input: HTMLElement): void {
  const origin = popup.offsetParent?.getBoundingClientRect();
  const { left, bottom } = input.getBoundingClientRect();
  if (origin) {
    const width = Math.min(WIDTH_PX, window.innerWidth - 2 * MARGIN_PX);
    const leftPx = Math.max(MARGIN_PX, Math.min(left, window.innerWidth - MARGIN_PX - width));
    popup.style.width = `${width}px`;
    popup.style.left = `${leftPx - origin.left}px`;
    popup.style.top = `${bottom - origin.top + 4}px`;
  }
}

function getStyles(theme: GrafanaTheme2) {
  const note = { padding: theme.spacing(1), overflowWrap: 'anywhere' } as const;
  return {
    popup: css({
      position: 'absolute',
      zIndex: theme.zIndex.dropdown,
      width: WIDTH_PX,
      background: theme.colors.background.elevated,
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
      boxShadow: theme.shadows.z3,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
    note: css({ ...note, color: theme.colors.text.secondary }),
    problem: css({ ...note, color: theme.colors.error.text }),
    foot: css({
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      padding: theme.spacing(0.5, 1),
      borderTop: `1px solid ${theme.colors.border.weak}`,
    }),
    hint: css({ color: theme.colors.text.secondary }),
  };
}
