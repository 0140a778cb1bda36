import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Dropdown, Menu, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { DiffFlameGraphPage } from './DiffFlameGraphPage';
import { applyPreset, findPreset, PRESETS, swapSetup } from './diffUrl';

interface RangeToolsProps {
  readonly page: DiffFlameGraphPage;
}

/** Ways to choose both ranges at once. */
export function RangeTools({ page }: RangeToolsProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { ranges } = page.useState();
  const isAuto = !ranges.baseline && !ranges.comparison;
  const preset = findPreset(page.getSetup(false));
  return (
    <div className={styles.row} role="group" aria-label="Ranges">
      <Button
        size="sm"
        variant={isAuto ? 'primary' : 'secondary'}
        fill={isAuto ? 'solid' : 'outline'}
        aria-pressed={isAuto}
        tooltip="Finds the largest change on the charts, and compares before and after"
        onClick={() => page.autoSelect()}
      >
        Auto-select
      </Button>
      <Button size="sm" variant="secondary" fill="outline" onClick={() => page.selectWholes()}>
        Whole ranges
      </Button>
      <Dropdown
        overlay={
          <Menu>
            {PRESETS.map((each) => (
              <Menu.Item
                key={each.name}
                label={each.label}
                icon={each === preset ? 'check' : undefined}
                onClick={() => page.applySetup(applyPreset(page.getSetup(false), each))}
              />
            ))}
          </Menu>
        }
      >
        <Button size="sm" variant="secondary" fill="outline" icon="clock-nine">
          {preset?.label ?? 'Presets'}
        </Button>
      </Dropdown>
      <Button
        size="sm"
        variant="secondary"
        fill="outline"
        icon="exchange-alt"
        onClick={() => page.applySetup(swapSetup(page.getSetup(true)))}
      >
        Swap sides
      </Button>
    </div>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'row', string> {
  return { row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }) };
}
