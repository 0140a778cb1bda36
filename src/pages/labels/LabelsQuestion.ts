import type { TimeRange } from '@grafana/data';
import type { Favorite } from 'favorites/Favorite';
import { buildServiceSelector, type Filter } from 'profile/labels/Filter';
import type { SeriesRequest } from 'queries/querySeries';
import type { Selection } from 'scenes/explorerUrl';
import type { PanelType } from 'url/parameters';

export interface LabelsQuestion extends Selection {
  /** Filters that apply here. */
  readonly filters: readonly Filter[];
  readonly range: TimeRange;
}

export const MAX_POINTS = 250;

/** Largest number of lines in one panel: more cannot be told apart. */
export const SERIES_PER_PANEL = 10;

/** Builds the question for series of the service, one for each of the largest values of a label. */
export function buildLabelRequest(
  { dataSourceUid, serviceName, profileTypeId, filters, range }: LabelsQuestion,
  label: string | undefined,
  limit: number,
): SeriesRequest {
  return {
    dataSourceUid,
    profileTypeId,
    labelSelector: buildServiceSelector([serviceName], filters),
    groupBy: label === undefined ? [] : [label],
    range,
    maxPoints: MAX_POINTS,
    ...(label === undefined ? {} : { limit }),
  };
}

/** Builds the panel of one label as a favorite; without a label the panel of the whole service. */
export function buildLabelFavorite(
  { serviceName, profileTypeId, filters }: LabelsQuestion,
  label: string | undefined,
  panelType: PanelType,
): Favorite {
  return { serviceName, profileTypeId, groupBy: label, filters, panelType };
}
