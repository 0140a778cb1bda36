import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useId, useState } from 'react';
import { getChipStyles } from './chipStyles';
import { type FilterDraft, getRegexProblem, getValueKind, typeText } from './FilterDraft';
import { formatLabelText, OPERATOR_NAMES } from './operators';
import { getOptionId } from './SuggestionList';
import { listNames, listOperators, type SuggestionOption } from './suggestionOptions';
import { SuggestionPopup } from './SuggestionPopup';
import { useSuggestions } from './useSuggestions';

interface FilterInputProps {
  readonly id: string;
  readonly draft: FilterDraft;
  readonly isOpen: boolean;
  /** Names what the list holds: labels, or the values of the draft's label. */
  readonly listKey: string;
  readonly fetchNames: (signal: AbortSignal) => Promise<readonly string[]>;
  readonly usedLabels: ReadonlySet<string>;
  readonly placeholder: string;
  readonly onDraft: (draft: FilterDraft) => void;
  readonly onOpen: () => void;
  readonly onChoose: (option: string) => void;
  /** Takes the draft as it stands. Returns whether it was a filter. */
  readonly onFinish: () => boolean;
  readonly onDiscard: () => void;
  /** Backspace in the empty input. */
  readonly onBack: () => void;
  /** Arrow left in the empty input. */
  readonly onLeave: () => void;
}

/** Combobox for one part of a filter after the other. */
export function FilterInput(props: FilterInputProps): React.JSX.Element {
  const { id, draft, isOpen, listKey, fetchNames, usedLabels, placeholder } = props;
  const { onDraft, onOpen, onChoose, onFinish, onDiscard, onBack, onLeave } = props;
  const chip = useStyles2(getChipStyles);
  const styles = useStyles2(getStyles);
  const listId = useId();
  const problemId = useId();
  const { step, label, operator, values, text, isTyped, position } = draft;
  const kind = step === 'values' ? getValueKind(operator) : undefined;
  const hasList = kind !== 'regex';
  const isLoaded = isOpen && step !== 'operator' && hasList;
  const suggestions = useSuggestions(isLoaded ? listKey : undefined, fetchNames);
  const options = isOpen && hasList ? buildOptions(draft, suggestions.names, usedLabels) : [];
  const active = useActive(draft, options);
  const problem = getRegexProblem(draft);

  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    const chosen = options[active.position];
    const take = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        take();
        onOpen();
        active.move(event.key === 'ArrowDown' ? 1 : -1);
        return;
      case 'PageDown':
      case 'PageUp':
        take();
        active.move(event.key === 'PageDown' ? 8 : -8);
        return;
      case 'Enter':
        take();
        if (chosen) {
          onChoose(chosen.value);
        } else {
          onFinish();
        }
        return;
      case 'Tab':
        // If nothing is typed or picked, Tab leaves the input as usual.
        if (event.shiftKey) {
          return;
        }
        if (chosen && (isTyped || kind !== 'many')) {
          take();
          onChoose(chosen.value);
        } else if (onFinish()) {
          take();
        }
        return;
      case 'Escape':
        take();
        onDiscard();
        return;
      case 'Backspace':
        if (text === '' && !event.repeat) {
          take();
          onBack();
        }
        return;
      case 'ArrowLeft':
        if (text === '' && step === 'label') {
          take();
          onLeave();
        }
        return;
      default:
        return;
    }
  };

  const input = (
    <input
      id={id}
      role="combobox"
      type="text"
      autoComplete="off"
      spellCheck={false}
      data-stop="input"
      className={styles.input}
      aria-label={nameInput(draft)}
      aria-autocomplete={hasList ? 'list' : 'none'}
      aria-expanded={options.length > 0}
      aria-controls={options.length > 0 ? listId : undefined}
      aria-activedescendant={active.position >= 0 ? getOptionId(listId, active.position) : undefined}
      aria-invalid={problem !== undefined}
      aria-describedby={isOpen && !hasList ? problemId : undefined}
      placeholder={values.length > 0 && kind === 'many' ? 'Another value…' : placeholder}
      // The text sets the width, within what the bar has.
      size={Math.min(Math.max(text.length, (placeholder || 'Another value…').length), 60)}
      value={text}
      maxLength={10_000}
      onChange={(event) => {
        onDraft(typeText(draft, event.target.value));
        onOpen();
      }}
      onMouseDown={onOpen}
      onKeyDown={onKeyDown}
    />
  );

  return (
    <>
      {step === 'label' ? (
        input
      ) : (
        <div className={chip.chip}>
          <bdi className={chip.label}>{formatLabelText(label)}</bdi>
          {step === 'values' && <span className={chip.label}>{OPERATOR_NAMES[operator].sign}</span>}
          {kind === 'many' &&
            values.map((value) => (
              <bdi key={value} className={chip.value}>
                {formatLabelText(value).slice(0, 200)}
              </bdi>
            ))}
          {input}
        </div>
      )}
      {isOpen && (
        <SuggestionPopup
          key={`${position}:${step}`}
          inputId={id}
          listId={listId}
          problemId={problemId}
          draft={draft}
          options={options}
          active={active.position}
          suggestions={suggestions}
          problem={problem}
          onChoose={(option) => onChoose(option.value)}
          onFinish={onFinish}
        />
      )}
    </>
  );
}

function nameInput({ step, label, operator }: FilterDraft): string {
  switch (step) {
    case 'label':
      return 'Filters';
    case 'operator':
      return `Operator of the filter on ${formatLabelText(label)}`;
    case 'values':
      return `Value of the filter: ${formatLabelText(label)} ${OPERATOR_NAMES[operator].words}`;
  }
}

function buildOptions(
  { step, operator, values, text, isTyped, position }: FilterDraft,
  names: readonly string[],
  usedLabels: ReadonlySet<string>,
): SuggestionOption[] {
  const typed = isTyped ? text : '';
  switch (step) {
    case 'operator':
      return listOperators(typed, position === undefined ? undefined : operator);
    case 'label':
      return listNames({
        names: names.filter((name) => !usedLabels.has(name)),
        typed,
        picked: new Set(),
        customHint: 'Use this label',
      });
    case 'values': {
      const isMany = getValueKind(operator) === 'many';
      return listNames({
        // Picked values stay in the list, even if the server does not know them; "" is the value of a missing label.
        names: [...values.filter((value) => isMany && value !== '' && !names.includes(value)), ...names, ''],
        typed,
        picked: new Set(isMany ? values : isTyped ? [] : [text].filter((value) => value !== '')),
        customHint: 'Use this value',
      });
    }
  }
}

interface Active {
  /** Position of the option that Enter takes; -1 for none. */
  readonly position: number;
  readonly move: (by: number) => void;
}

/** Returns the active option: at first the best match of what was typed, then where the arrows lead. */
function useActive(draft: FilterDraft, options: readonly SuggestionOption[]): Active {
  const key = [draft.position, draft.step, draft.isTyped ? draft.text : ''].join(':');
  const [moved, setMoved] = useState<{ readonly key: string; readonly value: string }>();
  const movedTo = moved?.key === key ? options.findIndex(({ value }) => value === moved.value) : -1;
  const position = movedTo >= 0 ? movedTo : getFirstActive(draft, options);
  return {
    position,
    move: (by) => {
      const from = position < 0 && by < 0 ? 0 : position;
      const isStep = Math.abs(by) === 1;
      const to = isStep
        ? (from + by + options.length) % options.length
        : Math.min(Math.max(from + by, 0), options.length - 1);
      const option = options[to];
      if (option) {
        setMoved({ key, value: option.value });
      }
    },
  };
}

function getFirstActive({ step, isTyped, text, position }: FilterDraft, options: readonly SuggestionOption[]): number {
  if (isTyped && text !== '') {
    return options.length > 0 ? 0 : -1;
  }
  if (step === 'operator') {
    return position === undefined ? 0 : options.findIndex(({ isPicked }) => isPicked);
  }
  return -1;
}

const getStyles = (theme: GrafanaTheme2) => ({
  input: css({
    flex: '1 1 auto',
    minWidth: 60,
    // Stays beside the icon of an empty bar, never below it.
    maxWidth: 'calc(100% - 24px)',
    border: 'none',
    background: 'transparent',
    font: 'inherit',
    color: theme.colors.text.primary,
    padding: theme.spacing(0, 0.75),
    lineHeight: '24px',
    '&:focus': { outline: 'none' },
    '&::placeholder': { color: theme.colors.text.secondary, opacity: 1 },
    '&[aria-invalid="true"]': { color: theme.colors.error.text },
  }),
});
