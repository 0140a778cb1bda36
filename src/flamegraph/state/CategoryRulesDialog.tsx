import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, Field, Modal, TextArea, useStyles2 } from '@grafana/ui';
import { formatInteger } from 'profile/format/formatNumber';
import { parseCategoryRules, printCategoryRules } from 'profile/names/categoryRules';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import React, { useState } from 'react';
import { getCategoryRules, saveCategoryRules } from './categoryRulesStore';

const EXAMPLE = 'own github.com/acme/*\nlibrary/python requests.*';
const MAX_ERRORS = 5;

/** Edits which functions are own code, of a library, of a runtime or of the kernel, and which are unknown. */
export function CategoryRulesDialog({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const [text, setText] = useState(() => getCategoryRules().text);
  const [isLost, setLost] = useState(false);
  const { errors } = parseCategoryRules(text);
  const save = () => {
    if (saveCategoryRules(text)) {
      onClose();
    } else {
      setLost(true);
    }
  };
  return (
    <Modal title="Whose code is whose" isOpen onDismiss={onClose}>
      <p>
        Colours by own code, “Own code only”, facts and the tags in the table follow these rules. One rule per line:
        own, library, runtime, kernel or unknown, then a name, its beginning (acme.*), its end (*.Test) or a part of it
        (*vendor*). Of your rules the longest pattern that fits decides.
      </p>
      <p>
        Where no rule fits, the profile has to tell: what lies below a way into the kernel is kernel; a file outside the
        folders of dependencies is own code, and so is the module or company that most stacks share. What nothing tells
        of is unknown, and never counted as own.
      </p>
      <Field
        label="Your rules"
        description="Kept in this browser. Lines that begin with # are ignored."
        invalid={errors.length > 0}
        error={errors.slice(0, MAX_ERRORS).join(' ')}
      >
        <TextArea
          id="category-rules"
          className={styles.text}
          rows={8}
          placeholder={EXAMPLE}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      {isLost && (
        <Alert severity="warning" title="This browser cannot keep the rules: they last until you leave the page." />
      )}
      <details className={styles.builtIn}>
        <summary>{formatInteger(DEFAULT_CATEGORY_RULES.length)} built-in rules; yours win over all of them</summary>
        <pre className={styles.text} tabIndex={0}>
          {printCategoryRules(DEFAULT_CATEGORY_RULES)}
        </pre>
      </details>
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onClose}>
          {isLost ? 'Close' : 'Cancel'}
        </Button>
        <Button disabled={errors.length > 0} onClick={save}>
          Use these rules
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({ fontFamily: theme.typography.fontFamilyMonospace, fontSize: theme.typography.bodySmall.fontSize }),
  builtIn: css({ pre: { maxHeight: 240, overflow: 'auto' } }),
});
