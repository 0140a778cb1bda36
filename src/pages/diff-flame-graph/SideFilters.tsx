import { FiltersBar } from 'components/filters/FiltersBar';
import { type Filter, type Matcher, printSelector } from 'profile/labels/Filter';
import { isHiddenLabel } from 'profile/labels/indexLabels';
import { roundRange } from 'profile/time/TimeRangeMs';
import { toRangeMs } from 'queries/rangeMs';
import React, { useId } from 'react';
import { getUrl, useSelection, useUrl } from 'scenes/explorerUrl';
import { fetchLabelNames, fetchLabelValues } from 'scenes/filters/labelAnswers';
import type { DiffFlameGraphPage } from './DiffFlameGraphPage';
import type { SideName } from './diffRanges';
import { SIDE_TITLES } from './DiffSide';
import { SIDE_FILTERS } from './diffUrl';

interface SideFiltersProps {
  readonly page: DiffFlameGraphPage;
  readonly side: SideName;
}

const NONE_ASIDE: ReadonlyMap<Filter, string> = new Map();

/** The filters of one side, with suggestions from its own time range. */
export function SideFilters({ page, side }: SideFiltersProps): React.JSX.Element {
  const id = useId();
  const key = SIDE_FILTERS[side];
  const filters = useUrl(page, key);
  const unreadable = getUrl(page).getUnreadable(key);
  const { dataSourceUid } = useSelection(page);
  const buildQuery = (others: readonly Filter[]) => {
    const place: Matcher[] = [
      { label: 'service_name', operator: '=', value: page.choices.getServiceName(side) },
      { label: '__profile_type__', operator: '=', value: page.choices.getProfileTypeId(side) },
    ];
    return {
      matchers: [printSelector([...place, ...others])],
      ...roundRange(toRangeMs(page.choices.getPanelRange(side))),
    };
  };
  return (
    <div role="group" aria-label={`${SIDE_TITLES[side]} filters`}>
      <FiltersBar
        id={id}
        filters={filters}
        asideReasons={NONE_ASIDE}
        unreadable={unreadable}
        canAdd
        fetchLabels={async (signal) => {
          const names = await fetchLabelNames(dataSourceUid, buildQuery(filters), signal);
          return names.filter((name) => !isHiddenLabel(name));
        }}
        fetchValues={async (label, others, signal) =>
          label.startsWith('__') ? [] : fetchLabelValues(dataSourceUid, { ...buildQuery(others), label }, signal)
        }
        onChange={(next) => getUrl(page).set({ [key]: next })}
      />
    </div>
  );
}
