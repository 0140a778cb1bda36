import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, TextLink, Tooltip, useStyles2 } from '@grafana/ui';
import { quietText } from 'components/styles';
import { getConfigPageUrl, isAdmin } from 'grafana/access';
import type { Pricing } from 'profile/cost/priceProfile';
import React from 'react';

/** Pricing of one profile, or of two sides. */
type ShownPricing =
  | Pick<Extract<Pricing, { status: 'priced' }>, 'status' | 'sentence' | 'formula'>
  | Exclude<Pricing, { status: 'priced' }>;

/** Shows how the money on screen is computed, or why there is none; nothing if nobody asked for money. */
export function MoneyNote({ pricing }: { readonly pricing: ShownPricing | undefined }): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  if (!pricing) {
    return null;
  }
  return (
    <div className={styles.note} role="status" aria-label="Money">
      {pricing.status === 'priced' ? (
        <Tooltip content={pricing.formula}>
          <span role="note" tabIndex={0}>
            {pricing.sentence} <Icon name="info-circle" size="sm" aria-hidden />
          </span>
        </Tooltip>
      ) : (
        <span>
          {pricing.reason}{' '}
          {pricing.status === 'no-price' &&
            (isAdmin() ? (
              <TextLink inline href={getConfigPageUrl()}>
                Set prices
              </TextLink>
            ) : (
              'An administrator can set it.'
            ))}
        </span>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({ ...quietText(theme), paddingBottom: theme.spacing(0.5) }),
});
