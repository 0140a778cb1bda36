import { CategoryRulesDialog } from 'flamegraph/state/CategoryRulesDialog';
import type { FlameGraphState } from 'flamegraph/state/FlameGraphState';
import type { ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import { describeUnpriced } from 'profile/cost/priceProfile';
import React, { useState } from 'react';
import type { Amounts, ColorScheme } from 'url/viewValues';
import { ChoiceMenu } from './ChoiceMenu';

interface ViewMenuProps {
  readonly state: FlameGraphState;
  /** Chosen here, or else by the tenant. */
  readonly isCollapsed: boolean;
  /** What values are shown as. */
  readonly amounts: Amounts;
  readonly profileType: ProfileTypeDescription;
  readonly onState: (state: FlameGraphState) => void;
}

const COLORS: ReadonlyArray<readonly [ColorScheme, string]> = [
  ['byPackageName', 'By package'],
  ['byValue', 'By share of the total'],
  ['byOwnCode', 'By own code, library, runtime, kernel, unknown'],
  ['colourBlindSafe', 'By package, colours for the colour-blind'],
];

/** Pictures of a moment are averages whatever is chosen. */
function listAmounts({ isInstant, rateUnit }: ProfileTypeDescription): ReadonlyArray<readonly [Amounts, string]> {
  return isInstant
    ? [['total', 'Average']]
    : [
        ['total', 'Total of the time range'],
        ['per-second', rateUnit === 'cores' ? 'Per second (cores)' : 'Per second'],
      ];
}

/** How the flame graph is drawn. */
export function ViewMenu({ state, isCollapsed, amounts, profileType, onState }: ViewMenuProps): React.JSX.Element {
  const [isEditing, setEditing] = useState(false);
  const choice = (label: string, isOn: boolean, change: Partial<FlameGraphState>) => ({
    label,
    isOn,
    onChoose: () => onState({ ...state, ...change }),
  });
  return (
    <>
      <ChoiceMenu
        name="How the flame graph is drawn"
        groups={[
          {
            label: 'Amounts',
            choices: [
              ...listAmounts(profileType).map(([value, label]) => choice(label, amounts === value, { amounts: value })),
              {
                ...choice('Money per month', amounts === 'money', { amounts: 'money' }),
                refusal: describeUnpriced(profileType) || undefined,
              },
            ],
          },
          {
            label: 'Colours',
            choices: [
              ...COLORS.map(([colors, label]) => choice(label, state.colors === colors, { colors })),
              { label: 'Edit code categories…', onChoose: () => setEditing(true) },
            ],
          },
          {
            label: 'Names in frames',
            choices: [
              choice('Beginning of the name', state.align === 'left', { align: 'left' }),
              choice('End of the name', state.align === 'right', { align: 'right' }),
            ],
          },
          {
            label: 'Single-call chains',
            choices: [
              choice('Show', !isCollapsed, { isCollapsed: false }),
              choice('Collapse', isCollapsed, { isCollapsed: true }),
            ],
          },
          {
            label: 'Functions table',
            choices: [
              choice('Trend of each function over the time range', state.hasTrends, { hasTrends: !state.hasTrends }),
            ],
          },
          {
            label: 'Drawn by',
            choices: [
              choice('OpenProfiles', state.renderer === 'canvas', { renderer: 'canvas' }),
              choice('Classic (Grafana’s flame graph)', state.renderer === 'classic', { renderer: 'classic' }),
            ],
          },
        ]}
      />
      {isEditing && <CategoryRulesDialog onClose={() => setEditing(false)} />}
    </>
  );
}
