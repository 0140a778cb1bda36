import type { Favorite } from 'favorites/Favorite';
import type { PanelType } from 'url/parameters';
import type { LabelsQuestion } from './LabelsQuestion';

/** The panel of one label as a favorite; without a label the panel of the whole service. */
export function buildLabelFavorite(
  { serviceName, profileTypeId, filters }: LabelsQuestion,
  label: string | undefined,
  panelType: PanelType,
): Favorite {
  return { serviceName, profileTypeId, groupBy: label, filters, panelType };
}
