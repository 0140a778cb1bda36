import { describeProfileType, formatProfileTypeTitle } from 'profile/catalog/describeProfileType';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { Filter } from 'profile/labels/Filter';
import type { PanelType } from 'url/parameters';
import type { Favorite } from './Favorite';

/** A line over time needs no word. */
const PANELS: Partial<Record<PanelType, string>> = {
  'bar-gauge': 'totals',
  table: 'maxima',
  histogram: 'histogram',
};

/** "checkout · CPU time (cpu) · region · version is one of v1, v2", the title of a favorite's panel. */
export function formatFavorite({ serviceName, profileTypeId, groupBy, filters, panelType }: Favorite): string {
  const type = formatProfileTypeTitle(describeProfileType(profileTypeId));
  const parts = [serviceName, type, ...(groupBy === undefined ? [] : [groupBy]), ...filters.map(formatFilter)];
  const panel = PANELS[panelType];
  return formatFunctionName([...parts, ...(panel === undefined ? [] : [panel])].join(' · '));
}

function formatFilter({ label, operator, values }: Filter): string {
  switch (operator) {
    case 'is-empty':
      return `${label} is empty`;
    case 'in':
      return `${label} is one of ${values.join(', ')}`;
    case 'not-in':
      return `${label} is not one of ${values.join(', ')}`;
    case '=':
    case '!=':
    case '=~':
    case '!~':
      return `${label} ${operator} ${values.join('')}`;
  }
}
