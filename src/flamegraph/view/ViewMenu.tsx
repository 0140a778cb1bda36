import { CategoryRulesDialog } from 'flamegraph/state/CategoryRulesDialog';
import type { FlameGraphState } from 'flamegraph/state/FlameGraphState';
import type { ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import { describeUnpriced } from 'profile/cost/priceProfile';
import React, { useState } from 'react';
import type { Amounts, ColorScheme } from 'url/viewValues';
import { ChoiceMenu, choicesOf, listSharedGroups } from './ChoiceMenu';

interface ViewMenuProps {
  readonly state: FlameGraphState;
  /** Chosen here, or else by the tenant. */
  readonly isCollapsed: boolean;
  /** Form of the values. */
  readonly amounts: Amounts;
  readonly profileType: ProfileTypeDescription;
  readonly onState: (state: FlameGraphState) => void;
}

const COLORS: ReadonlyArray<readonly [ColorScheme, string]> = [
  ['byPackageName', 'By package'],
  ['byValue', 'By share of the total'],
  ['byOwnCode', 'By own code, library, runtime, kernel, unknown'],
  ['colourBlindSafe', 'By package (colour-blind safe)'],
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

export function ViewMenu({ state, isCollapsed, amounts, profileType, onState }: ViewMenuProps): React.JSX.Element {
  const [isEditing, setEditing] = useState(false);
  const choose = (change: Partial<FlameGraphState>) => () => onState({ ...state, ...change });
  const shownState = { ...state, amounts, isCollapsed };
  const [names, drawnBy] = listSharedGroups(state, onState, 'Classic (Grafana’s flame graph)');
  return (
    <>
      <ChoiceMenu
        name="How the flame graph is drawn"
        groups={[
          {
            label: 'Amounts',
            choices: [
              ...choicesOf(shownState, onState, 'amounts', listAmounts(profileType)),
              {
                label: 'Money per month',
                isOn: amounts === 'money',
                refusal: describeUnpriced(profileType) || undefined,
                onChoose: choose({ amounts: 'money' }),
              },
            ],
          },
          {
            label: 'Colours',
            choices: [
              ...choicesOf(state, onState, 'colors', COLORS),
              { label: 'Edit code categories…', onChoose: () => setEditing(true) },
            ],
          },
          names,
          {
            label: 'Single-call chains',
            choices: choicesOf(shownState, onState, 'isCollapsed', [
              [false, 'Show'],
              [true, 'Collapse'],
            ]),
          },
          {
            label: 'Functions table',
            choices: [
              {
                label: 'Trend of each function over the time range',
                isOn: state.hasTrends,
                onChoose: choose({ hasTrends: !state.hasTrends }),
              },
            ],
          },
          drawnBy,
        ]}
      />
      {isEditing && <CategoryRulesDialog onClose={() => setEditing(false)} />}
    </>
  );
}
