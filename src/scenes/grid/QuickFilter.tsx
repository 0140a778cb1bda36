import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import {
  SceneObjectBase,
  SceneObjectUrlSyncConfig,
  type SceneComponentProps,
  type SceneObjectState,
  type SceneObjectUrlValues,
} from '@grafana/scenes';
import { FilterInput, Tag, useStyles2 } from '@grafana/ui';
import { formatInteger } from 'profile/format/formatNumber';
import { createQuickFilter, type QuickFilter as NameFilter } from 'profile/search/createQuickFilter';
import React from 'react';

interface QuickFilterState extends SceneObjectState {
  /** What is listed, in the plural: "services". */
  subject: string;
  /** As typed. */
  text: string;
  /** How many of the list the text leaves; told by the page. */
  resultCount?: number;
  /** Which part of the text is no regular expression, and is looked for as it stands. */
  problem?: string;
}

/** A text that narrows a list that is already here, as `searchText` in the URL. */
export class QuickFilter extends SceneObjectBase<QuickFilterState> {
  static Component = QuickFilterRenderer;

  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: ['searchText'] });

  private filter: NameFilter = createQuickFilter('');

  constructor(subject: string) {
    super({ subject, text: '' });
  }

  setText(text: string): void {
    if (text !== this.state.text) {
      this.filter = createQuickFilter(text);
      this.setState({ text, problem: this.filter.problems[0] });
    }
  }

  setResultCount(resultCount: number): void {
    if (resultCount !== this.state.resultCount) {
      this.setState({ resultCount });
    }
  }

  matches(name: string): boolean {
    return this.filter.matches(name);
  }

  /** Calls back after each change of the text. Returns what ends it. */
  subscribeToText(onChange: () => void): () => void {
    const subscription = this.subscribeToState((next, previous) => {
      if (next.text !== previous.text) {
        onChange();
      }
    });
    return () => subscription.unsubscribe();
  }

  getUrlState(): SceneObjectUrlValues {
    return { searchText: this.state.text || undefined };
  }

  updateFromUrl({ searchText }: SceneObjectUrlValues): void {
    this.setText(typeof searchText === 'string' ? searchText : '');
  }
}

function QuickFilterRenderer({ model }: SceneComponentProps<QuickFilter>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { subject, text, resultCount, problem } = model.useState();
  const clearOnEscape = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      model.setText('');
    }
  };
  return (
    <div className={styles.box}>
      <div className={styles.line}>
        <FilterInput
          value={text}
          onChange={(next) => model.setText(next)}
          onKeyDown={clearOnEscape}
          placeholder={`Search ${subject} (regular expressions, separated by commas)`}
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

function getStyles(theme: GrafanaTheme2): Record<'box' | 'line' | 'problem', string> {
  return {
    box: css({ flex: '1 1 240px', maxWidth: 480, minWidth: 0 }),
    line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
    problem: css({ color: theme.colors.warning.text, fontSize: theme.typography.bodySmall.fontSize }),
  };
}
