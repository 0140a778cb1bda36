import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { type SceneComponentProps, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { FilterInput, Tag, useStyles2 } from '@grafana/ui';
import { usePageShortcuts } from 'components/shortcuts/pageShortcuts';
import { formatInteger } from 'profile/format/formatNumber';
import { createPlainFilter } from 'profile/functions/createPlainFilter';
import type { createQuickFilter, QuickFilter as NameFilter } from 'profile/functions/createQuickFilter';
import React, { useRef } from 'react';
import { getUrl } from 'scenes/explorerUrl';

interface QuickFilterState extends SceneObjectState {
  /** Plural noun of the listed items: "services". */
  subject: string;
  text: string;
  /** Filter that `matches` uses: the text, once the code for regular expressions has loaded. */
  filter: NameFilter;
  /** Number of list entries that pass, set by the page. */
  resultCount?: number;
  /** Reason why the list differs from the text, such as a part of it that is no regular expression. */
  problem?: string;
}

const EVERYTHING: NameFilter = { matches: () => true, problems: [] };

// Regular expressions of the server's kind need an engine that is larger than the page: it comes with the first one.
let createRegexFilter: typeof createQuickFilter | undefined;

/** A text that narrows a list that is already here. The URL keeps it; the page activates it before it lists. */
export class QuickFilter extends SceneObjectBase<QuickFilterState> {
  static Component = QuickFilterRenderer;

  constructor(subject: string) {
    super({ subject, text: '', filter: EVERYTHING });
    this.addActivationHandler(() => {
      const url = getUrl(this);
      this.takeText(url.get('listSearch'));
      return url.subscribe(['listSearch'], () => this.takeText(url.get('listSearch')));
    });
  }

  setText(text: string): void {
    getUrl(this).set({ listSearch: text });
  }

  private takeText(text: string): void {
    if (text === this.state.text) {
      return;
    }
    const filter = createPlainFilter(text) ?? createRegexFilter?.(text);
    if (filter) {
      this.setState({ text, filter, problem: filter.problems[0] });
    } else {
      this.setState({ text, problem: undefined });
      void this.loadFilter(text);
    }
  }

  setResultCount(resultCount: number): void {
    if (resultCount !== this.state.resultCount) {
      this.setState({ resultCount });
    }
  }

  matches(name: string): boolean {
    return this.state.filter.matches(name);
  }

  /** Calls back whenever `matches` may answer otherwise. Returns what ends it. */
  subscribeToText(onChange: () => void): () => void {
    const subscription = this.subscribeToState((next, previous) => {
      if (next.filter !== previous.filter) {
        onChange();
      }
    });
    return () => subscription.unsubscribe();
  }

  private async loadFilter(text: string): Promise<void> {
    try {
      const module = await import(/* webpackChunkName: "quick-filter" */ 'profile/functions/createQuickFilter');
      createRegexFilter = module.createQuickFilter;
    } catch {
      // Without the engine the list stays whole, and the page says why.
      this.setState({ problem: 'Regular expressions could not be loaded. Reload the page to search with them.' });
      return;
    }
    if (text === this.state.text) {
      const filter = createRegexFilter(text);
      this.setState({ filter, problem: filter.problems[0] });
    }
  }
}

function QuickFilterRenderer({ model }: SceneComponentProps<QuickFilter>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const input = useRef<HTMLInputElement>(null);
  usePageShortcuts('List', [{ keys: ['/'], description: 'Search the list', run: () => input.current?.focus() }]);
  const { subject, text, resultCount, problem } = model.useState();
  const leaveOnEscape = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      model.setText('');
    } else if (event.key === 'Escape') {
      // Letters are keys of the page again.
      input.current?.blur();
    }
  };
  return (
    <div className={styles.box}>
      <div className={styles.line}>
        <FilterInput
          ref={input}
          value={text}
          onChange={(next) => model.setText(next)}
          onKeyDown={leaveOnEscape}
          placeholder={`Search ${subject} (regex)`}
          title="A part of a name or a regular expression; commas mean or"
          aria-label={`Search ${subject}`}
          escapeRegex={false}
        />
        {text !== '' && resultCount !== undefined && (
          <Tag name={formatInteger(resultCount)} colorIndex={9} aria-label={`${resultCount} ${subject} found`} />
        )}
      </div>
      {problem && (
        <div className={styles.problem} role="status">
          {problem}
        </div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // On narrow screens it takes a line of its own below the other controls.
  box: css({
    flex: '1 1 160px',
    maxWidth: 480,
    minWidth: 0,
    [theme.breakpoints.down('sm')]: { order: 1, flexBasis: '100%', maxWidth: 'none' },
  }),
  line: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    'input:placeholder-shown': { textOverflow: 'ellipsis' },
  }),
  problem: css({ color: theme.colors.warning.text, fontSize: theme.typography.bodySmall.fontSize }),
});
