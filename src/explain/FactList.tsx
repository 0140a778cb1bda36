import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Badge, type BadgeColor, useStyles2 } from '@grafana/ui';
import type { ExplanationActions } from 'components/ExplanationActions';
import { COLUMN, quietText } from 'components/styles';
import type { Fact, Facts, Severity } from 'profile/explain/facts/Fact';
import { formatShare } from 'profile/format/formatNumber';
import React from 'react';
import { FunctionLink } from './FunctionLink';

/** Cost of findings. It is only shown to people: no model gets the organisation's prices. */
export interface FactMoney {
  /** Monthly cost of the whole, and the measured time that it is computed from. */
  readonly sentence: string;
  /** A sentence about a part of `Facts.whole`. */
  readonly describe: (value: number) => string;
}

interface FactListProps {
  readonly facts: Facts;
  /** undefined if nobody wants to see money, or there is no price. */
  readonly money?: FactMoney | undefined;
  readonly actions: ExplanationActions;
}

const SEVERITIES: Record<Severity, { readonly text: string; readonly color: BadgeColor }> = {
  severe: { text: 'large', color: 'red' },
  notable: { text: 'notable', color: 'orange' },
  info: { text: 'good to know', color: 'blue' },
};

/** List of facts that code found in a profile: first findings to act on, then context. */
export function FactList({ facts, money, actions }: FactListProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const findings = facts.facts.filter(({ role }) => role === 'finding');
  const context = facts.facts.filter(({ role }) => role === 'context');
  return (
    <>
      <h3 className={styles.heading}>Findings</h3>
      {findings.length === 0 && <p>Nothing stands out in this profile.</p>}
      <ol className={styles.list}>
        {findings.map((fact) => (
          <FindingItem
            key={fact.id}
            fact={fact}
            // A flat profile is a finding about all of it.
            money={fact.kind === 'flat' ? undefined : money?.describe(fact.weight * facts.whole)}
            actions={actions}
          />
        ))}
      </ol>
      <h3 className={styles.heading}>What this is</h3>
      <ul className={styles.list}>
        {context.map((fact) => (
          <li key={fact.id}>
            <FactSentence fact={fact} actions={actions} />
          </li>
        ))}
        {money && <li>{money.sentence}</li>}
      </ul>
    </>
  );
}

interface FindingItemProps {
  readonly fact: Fact;
  readonly money: string | undefined;
  readonly actions: ExplanationActions;
}

function FindingItem({ fact, money, actions }: FindingItemProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { text, color } = SEVERITIES[fact.severity];
  return (
    <li>
      <Badge text={text} color={color} /> <FactSentence fact={fact} actions={actions} />
      {money && ` ${money}`}
      {fact.why && (
        <div className={styles.why}>
          {fact.why}
          {fact.threshold > 0 && ` Rule ${fact.ruleId}: shown from ${formatShare(fact.threshold)}.`}
        </div>
      )}
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  heading: css({ fontSize: theme.typography.h5.fontSize, margin: theme.spacing(1, 0) }),
  list: css({ margin: 0, paddingInlineStart: theme.spacing(2.5), ...COLUMN, gap: theme.spacing(1) }),
  why: css({ ...quietText(theme) }),
});

interface FactSentenceProps {
  readonly fact: Fact;
  readonly actions: ExplanationActions;
}

function FactSentence({ fact, actions }: FactSentenceProps): React.JSX.Element {
  return (
    <span>
      {fact.parts.map((part, place) =>
        part.kind === 'function' ? (
          <FunctionLink key={place} name={part.name} text={part.text} actions={actions} />
        ) : (
          <React.Fragment key={place}>{part.text}</React.Fragment>
        ),
      )}
    </span>
  );
}
