import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { ROW, quietText } from 'components/styles';
import { formatInteger } from 'profile/format/formatNumber';
import { encodeFilter } from 'profile/labels/encodeFilter';
import { type Filter, FILTER_OPERATORS } from 'profile/labels/Filter';
import React, { Fragment, useEffect, useRef, useState } from 'react';
import { getChipStyles } from './chipStyles';
import { FilterChip } from './FilterChip';
import {
  chooseLabel,
  chooseOperator,
  completeWith,
  editOperator,
  editValues,
  EMPTY_DRAFT,
  type FilterDraft,
  finishDraft,
  getValueKind,
  isEmptyDraft,
  stepBack,
  toggleListValue,
} from './FilterDraft';
import { FilterInput } from './FilterInput';
import { formatLabelText } from './operators';

export interface FiltersBarProps {
  /** Id of the input, for a label that points to it. */
  readonly id: string;
  readonly filters: readonly Filter[];
  /** Sentences that say why some of the filters are not used here. */
  readonly asideReasons: ReadonlyMap<Filter, string>;
  /** Texts of a link that mean no filter. */
  readonly unreadable: readonly string[];
  /** False if the view does not filter: then filters can only be edited and removed. */
  readonly canAdd: boolean;
  readonly fetchLabels: (signal: AbortSignal) => Promise<readonly string[]>;
  /** Values of a label under the other filters. */
  readonly fetchValues: (label: string, others: readonly Filter[], signal: AbortSignal) => Promise<readonly string[]>;
  readonly onChange: (filters: readonly Filter[]) => void;
}

const MAX_NAMED = 5;

/** "Not readable: nonsense; a|b"; of a long list only the beginning. */
function describeUnreadable(texts: readonly string[]): string {
  const named = texts.slice(0, MAX_NAMED).map((text) => formatLabelText(text.slice(0, 100)));
  const more = texts.length > MAX_NAMED ? `; and ${formatInteger(texts.length - MAX_NAMED)} more` : '';
  return `Not readable: ${named.join('; ')}${more}`;
}

/** Filters as chips, and the input that writes new ones; all of it by keyboard or mouse. */
export function FiltersBar(props: FiltersBarProps): React.JSX.Element {
  const { id, filters, asideReasons, unreadable, canAdd, fetchLabels, fetchValues, onChange } = props;
  const styles = useStyles2(getStyles);
  const chip = useStyles2(getChipStyles);
  const bar = useRef<HTMLDivElement>(null);
  const nextFocus = useRef<string>();
  const [written, setDraft] = useState<FilterDraft>(EMPTY_DRAFT);
  const [isOpen, setOpen] = useState(false);
  const [lastFocused, setLastFocused] = useState(0);
  // The filter that is edited may be gone, as after the browser's back button.
  const isStale = written.position !== undefined && filters[written.position]?.label !== written.label;
  const draft = isStale ? EMPTY_DRAFT : written;
  const others = filters.filter((_, position) => position !== draft.position);
  const tabStop = Math.min(lastFocused, filters.length - 1);

  useEffect(() => {
    const element = nextFocus.current && bar.current?.querySelector(`[data-stop="${nextFocus.current}"]`);
    if (element instanceof HTMLElement) {
      nextFocus.current = undefined;
      element.focus();
      if (element instanceof HTMLInputElement) {
        element.select();
      }
    }
  });

  const show = (next: FilterDraft): void => {
    setDraft(next);
    setOpen(!isEmptyDraft(next));
    nextFocus.current = 'input';
  };
  const close = (focus: string | undefined): void => {
    setDraft(EMPTY_DRAFT);
    setOpen(false);
    nextFocus.current = focus;
  };
  const leaveEdit = (): string => (draft.position === undefined ? 'input' : `${draft.position}:operator`);
  const complete = (filter: Filter): void => {
    close(leaveEdit());
    onChange(placeFilter(filters, filter, draft.position));
  };
  const finish = (): boolean => {
    const filter = finishDraft(draft);
    if (filter) {
      complete(filter);
    }
    return filter !== undefined;
  };
  /** The filters with what was being written, as far as it is a filter. */
  const settle = (): readonly Filter[] => {
    const filter = finishDraft(draft);
    return filter ? placeFilter(filters, filter, draft.position) : filters;
  };

  const edit = (next: FilterDraft): void => {
    const settled = settle();
    show(next);
    if (settled !== filters) {
      onChange(settled);
    }
  };
  const remove = (position: number): void => {
    const left = (draft.position === position ? filters : settle()).toSpliced(position, 1);
    close(position < left.length ? `${position}:operator` : left.length > 0 && !canAdd ? '0:operator' : 'input');
    onChange(left);
  };
  const choose = (value: string): void => {
    switch (draft.step) {
      case 'label':
        show(chooseLabel(draft, value));
        return;
      case 'operator': {
        const operator = FILTER_OPERATORS.find((each) => each === value) ?? draft.operator;
        const next = chooseOperator(draft, operator);
        const kind = getValueKind(operator);
        const isDone = kind === 'none' || (draft.position !== undefined && kind === getValueKind(draft.operator));
        const filter = isDone ? finishDraft({ ...next, text: next.values[0] ?? '' }) : undefined;
        if (filter) {
          complete(filter);
        } else {
          show(next);
        }
        return;
      }
      case 'values':
        if (getValueKind(draft.operator) === 'many') {
          show(toggleListValue(draft, value));
        } else {
          complete(completeWith(draft, value));
        }
        return;
    }
  };

  const onBlur = (event: React.FocusEvent): void => {
    const isInside = event.relatedTarget instanceof Node && bar.current?.contains(event.relatedTarget);
    // Another window: the focus comes back to where it is.
    const isOtherWindow = document.activeElement === event.target;
    if (!isInside && !isOtherWindow) {
      const settled = settle();
      close(undefined);
      if (settled !== filters) {
        onChange(settled);
      }
    }
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const stop = event.target instanceof HTMLElement ? event.target.dataset.stop : undefined;
    if (stop === undefined || stop === 'input') {
      return;
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      remove(Number.parseInt(stop, 10));
    } else if (moveFocus(bar.current, event.target, event.key)) {
      event.preventDefault();
    }
  };

  const input = (
    <FilterInput
      key="input"
      id={id}
      draft={draft}
      isOpen={isOpen}
      listKey={draft.step === 'label' ? 'labels' : JSON.stringify([draft.label, others])}
      fetchNames={
        draft.step === 'label' ? fetchLabels : (signal: AbortSignal) => fetchValues(draft.label, others, signal)
      }
      usedLabels={new Set(filters.map(({ label }) => label))}
      placeholder={getPlaceholder(draft, filters.length)}
      onDraft={setDraft}
      onOpen={() => setOpen(true)}
      onChoose={choose}
      onFinish={finish}
      onDiscard={() => close(leaveEdit())}
      onBack={() => {
        const back = stepBack(draft);
        if (back) {
          show(back);
        } else if (draft.position === undefined && filters.length > 0) {
          remove(filters.length - 1);
          nextFocus.current = 'input';
        }
      }}
      onLeave={() => moveFocus(bar.current, document.activeElement, 'ArrowLeft')}
    />
  );

  return (
    <div
      ref={bar}
      role="group"
      aria-label="Filter by labels"
      className={styles.bar}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    >
      <div
        className={styles.chips}
        data-filled={filters.length > 0 && draft.step === 'label'}
        data-single={filters.length === 1 && unreadable.length === 0 && isEmptyDraft(draft)}
      >
        {filters.length === 0 && <Icon name="filter" size="sm" className={styles.icon} aria-hidden />}
        {filters.map((filter, position) => (
          <Fragment key={position}>
            {position === draft.position ? (
              input
            ) : (
              <FilterChip
                filter={filter}
                position={position}
                asideReason={asideReasons.get(filter)}
                isTabStop={position === tabStop}
                onEditOperator={() => edit(editOperator(filter, position))}
                onEditValues={() => edit(editValues(filter, position))}
                onRemove={() => remove(position)}
                onFocus={() => setLastFocused(position)}
              />
            )}
          </Fragment>
        ))}
        {unreadable.length > 0 && (
          <div className={chip.chip}>
            <span className={chip.label} title={unreadable.slice(0, 50).map(formatLabelText).join('\n').slice(0, 500)}>
              {describeUnreadable(unreadable)}
            </span>
            <button
              type="button"
              className={chip.button}
              aria-label="Remove what is not readable"
              onClick={() => onChange(filters)}
            >
              <Icon name="times" size="sm" aria-hidden />
            </button>
          </div>
        )}
        {draft.position === undefined && canAdd && input}
      </div>
      {asideReasons.size > 0 && (
        <div role="status" className={styles.aside}>
          Not used here: {[...new Set(asideReasons.values())].join('; ')}
        </div>
      )}
    </div>
  );
}

function placeFilter(filters: readonly Filter[], filter: Filter, position: number | undefined): readonly Filter[] {
  if (position !== undefined) {
    return filters.with(position, filter);
  }
  const isThere = filters.some((each) => encodeFilter(each) === encodeFilter(filter));
  return isThere ? filters : [...filters, filter];
}

function getPlaceholder({ step, operator }: FilterDraft, filterCount: number): string {
  switch (step) {
    case 'label':
      return filterCount === 0 ? 'Filter by label values…' : 'Add…';
    case 'operator':
      return 'Select an operator…';
    case 'values': {
      const kind = getValueKind(operator);
      return kind === 'regex' ? 'Type a regex…' : kind === 'many' ? 'Select values…' : 'Select a value…';
    }
  }
}

/** Moves the focus left and right through the buttons of the chips up to the input; Home and End go to the first and the last. */
function moveFocus(bar: HTMLElement | null, from: EventTarget | null, key: string): boolean {
  const stops = [...(bar?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
  const at = stops.findIndex((stop) => stop === from);
  const targets: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    Home: 0,
    End: stops.length - 1,
  };
  const target = stops[targets[key] ?? -1];
  target?.focus();
  return target !== undefined;
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ position: 'relative', width: '100%' }),
  chips: css({
    ...ROW,
    gap: theme.spacing(0.5),
    minHeight: 32,
    // A link with a hundred filters leaves room for the page.
    maxHeight: 108,
    overflowY: 'auto',
    padding: theme.spacing(0.25, 1),
    background: theme.components.input.background,
    border: `1px solid ${theme.components.input.borderColor}`,
    borderRadius: theme.shape.radius.default,
    // Beside a filter it stays on its line until somebody writes.
    '&[data-filled="true"] > input:not(:focus)': { flexBasis: 44, minWidth: 44, textOverflow: 'ellipsis' },
    // One filter stays on one line and cuts its text, which its tooltip has whole: a second line would push the page down.
    '&[data-single="true"], &[data-single="true"] > [role="group"]': { flexWrap: 'nowrap', minWidth: 0 },
    '&:focus-within': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 1 },
  }),
  icon: css({ color: theme.colors.text.secondary, flexShrink: 0 }),
  aside: css({ paddingTop: theme.spacing(0.25), ...quietText(theme), overflowWrap: 'anywhere' }),
});
