import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, Checkbox, Field, FieldSet, TextArea, useStyles2 } from '@grafana/ui';
import { COLUMN } from 'components/styles';
import { DEFAULT_FACT_RULES, listUnknownRules } from 'profile/explain/facts/buildFactRules';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import React, { useState } from 'react';
import type { ConfigDraft } from './configPageDraft';

interface ConfigPageRulesProps {
  readonly draft: ConfigDraft;
  readonly fault: string | undefined;
  readonly onChange: (part: Partial<ConfigDraft>) => void;
}

const EXAMPLE = `[{ "id": "pdf", "title": "PDF", "patterns": ["com/acme/pdf/*"], "threshold": 0.05, "why": "Render once and keep it." }]`;

/** Form for the rules that find facts: switches of the defaults, and rules of one's own. */
export function ConfigPageRules({ draft, fault, onChange }: ConfigPageRulesProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [isOpen, setOpen] = useState(false);
  const { rulesOff, rulesAdded } = draft;
  const isOn = (id: string): boolean => !rulesOff.includes(id);
  const used = DEFAULT_FACT_RULES.filter(({ id }) => isOn(id)).length;
  const unknown = listUnknownRules(rulesOff);
  return (
    <FieldSet label="Rules for facts">
      {unknown.length > 0 && (
        <Alert severity="warning" title="Rules that are not built in are switched off: this does nothing.">
          <p>
            {unknown.map((id) => `“${formatFunctionName(id)}”`).join(', ')}. An id may be misspelt, or of another
            release.
          </p>
          <Button
            size="sm"
            variant="secondary"
            onClick={() => onChange({ rulesOff: rulesOff.filter((id) => !unknown.includes(id)) })}
          >
            Forget these ids
          </Button>
        </Alert>
      )}
      <details className={styles.rules} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {used} of {DEFAULT_FACT_RULES.length} built-in rules are used
        </summary>
        {isOpen && (
          <div className={styles.list} role="group" aria-label="Built-in rules">
            {DEFAULT_FACT_RULES.map(({ id, title, threshold, why }) => (
              <Checkbox
                key={id}
                label={title}
                description={`${id}: from ${threshold * 100} % on. ${why}`}
                value={isOn(id)}
                onChange={({ currentTarget }) =>
                  onChange({
                    rulesOff: currentTarget.checked ? rulesOff.filter((each) => each !== id) : [...rulesOff, id],
                  })
                }
              />
            ))}
          </div>
        )}
      </details>
      <Field
        label="Rules of your own (JSON)"
        description="A list of rules. Each has id, title, why, threshold (0 to 1) and patterns with * or a regex in RE2 syntax; language, profiles, severeFrom and topic are optional. The id of a built-in rule replaces it."
        invalid={fault !== undefined}
        error={fault}
      >
        <TextArea
          id="explain-rules"
          rows={5}
          spellCheck={false}
          placeholder={EXAMPLE}
          value={rulesAdded}
          onChange={({ currentTarget }) => onChange({ rulesAdded: currentTarget.value })}
        />
      </Field>
    </FieldSet>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  rules: css({ marginBottom: theme.spacing(2), summary: { cursor: 'pointer' } }),
  list: css({ ...COLUMN, gap: theme.spacing(1), maxHeight: 320, overflowY: 'auto', padding: theme.spacing(1) }),
});
