import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type AmountUnit, formatAmount, hasShares } from 'profile/amounts/AmountUnit';
import { formatInteger, formatPart } from 'profile/format/formatNumber';
import React from 'react';
import type { SearchAnswer } from 'worker/SearchAnswer';

interface SearchStatusProps {
  readonly id: string;
  readonly answer: SearchAnswer | undefined;
  /** Whole of the shares if it is not the whole profile: "of what is shown". */
  readonly shareOf: string | undefined;
  /** Unit of values if shares say nothing. */
  readonly unit: AmountUnit | undefined;
  /** Place of the hit that was moved to, from 1. */
  readonly hitPlace: number | undefined;
}

/** Shows the cost of the functions that a search finds. */
export function SearchStatus({ id, answer, shareOf, unit, hitPlace }: SearchStatusProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <span
      id={id}
      role="status"
      aria-label="Search"
      className={answer?.status === 'error' ? styles.error : styles.status}
    >
      {answer && describeAnswer(answer, shareOf, unit, hitPlace)}
    </span>
  );
}

function describeAnswer(
  answer: SearchAnswer,
  shareOf: string | undefined,
  unit: AmountUnit | undefined,
  hitPlace: number | undefined,
): string {
  switch (answer.status) {
    case 'empty':
      return '';
    case 'error':
      return answer.message;
    case 'ok': {
      const { functionCount, throughValue, selfValue, totalValue, hits } = answer;
      if (functionCount === 0) {
        return 'No function found';
      }
      const print = (value: number) =>
        unit && !hasShares(unit) ? formatAmount(value, unit, totalValue) : formatPart(value, totalValue);
      const matches = functionCount === 1 ? '1 match' : `${formatInteger(functionCount)} matches`;
      const whole = shareOf === undefined ? '' : ` ${shareOf}`;
      const place =
        hitPlace === undefined ? '' : ` · frame ${formatInteger(hitPlace)} of ${formatInteger(hits.length)}`;
      return `${matches}: ${print(throughValue)} total, ${print(selfValue)} self${whole}${place}`;
    }
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  status: css({ color: theme.colors.text.secondary }),
  error: css({ color: theme.colors.error.text }),
});
