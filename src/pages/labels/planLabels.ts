import { ALL_LABELS } from 'url/parameters';
import type { LabelsQuestion } from './LabelsQuestion';
import { splitFilters } from './splitFilters';

export interface LabelsInputs extends LabelsQuestion {
  /** False until it is known which filters apply. */
  readonly areFiltersSettled: boolean;
  /** The label whose values are shown, or `ALL_LABELS`. */
  readonly groupBy: string;
}

export interface LabelsPlan {
  readonly question: LabelsQuestion;
  /** The label whose values are shown; undefined if all labels are. */
  readonly openLabel: string | undefined;
  /**
   * True if the chart above is drawn from the answer of the values, false if it needs a question of its own: if a filter lists
   * values of the label, the values below are shown whatever it says, but the chart is not.
   */
  readonly isChartOfValues: boolean;
}

/** Plans the requests of the page; undefined while no service is chosen, or until it is known which filters apply. */
export function planLabels(inputs: LabelsInputs): LabelsPlan | undefined {
  const { dataSourceUid, serviceName, profileTypeId, range, filters, groupBy } = inputs;
  if (serviceName === '' || !inputs.areFiltersSettled) {
    return undefined;
  }
  const openLabel = groupBy === ALL_LABELS ? undefined : groupBy;
  return {
    question: { dataSourceUid, serviceName, profileTypeId, filters, range },
    openLabel,
    isChartOfValues: openLabel !== undefined && splitFilters(filters, openLabel).ofLabel.length === 0,
  };
}
