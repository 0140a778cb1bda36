import { decodeTransforms } from 'profile/transform/decodeTransforms';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { PathReference } from 'profile/transform/Transform';
import type { UrlKey } from 'url/names';
import type { UrlPatch, UrlValues } from 'url/parameters';
import { type FunctionSort, type Pane, PANES } from 'url/viewValues';
import { type DecodedState, decodeShared, encodeShared, SHARED_KEYS, type SharedViewState } from './SharedViewState';

const OWN_PLAIN_KEYS = [
  'panes',
  'sandwich',
  'colors',
  'amounts',
  'isCollapsed',
  'isFiltered',
  'hasTrends',
  'overTime',
  'servicesOf',
] as const satisfies readonly UrlKey[];

/** URL keys of a profile's view. */
export const FLAME_GRAPH_KEYS = [...SHARED_KEYS, ...OWN_PLAIN_KEYS, 'functionSort', 'overTimeFrame'] as const;

/** All that a user chooses about how a profile is shown; `url/parameters.ts` says what each part means. */
export interface FlameGraphState extends SharedViewState, Pick<UrlValues, (typeof OWN_PLAIN_KEYS)[number]> {
  /** Order of the functions table. */
  readonly sort: FunctionSort;
  /** Frame of the profile before any change whose course over time is drawn. */
  readonly overTimeFrame: PathReference | undefined;
}

export function encodeState({ sort, overTimeFrame, ...shared }: FlameGraphState): UrlPatch {
  return {
    ...encodeShared(shared),
    functionSort: sort,
    overTimeFrame: overTimeFrame && encodeTransforms([{ kind: 'focusNode', path: overTimeFrame }]),
  };
}

/** Decodes the URL. Unreadable parts are dropped and named. */
export function decodeState(values: Pick<UrlValues, (typeof FLAME_GRAPH_KEYS)[number]>): DecodedState<FlameGraphState> {
  const { functionSort, overTimeFrame, ...rest } = values;
  const { state, errors } = decodeShared(rest);
  const [focus] = decodeTransforms(overTimeFrame).transforms;
  const path = focus?.kind === 'focusNode' ? focus.path : undefined;
  const frameErrors = path || overTimeFrame === '' ? [] : ['The link asks for a frame over time that cannot be read.'];
  return { state: { ...state, sort: functionSort, overTimeFrame: path }, errors: [...errors, ...frameErrors] };
}

/** The panes after a click on one: it is added to the right and the oldest makes way, or it goes, unless it is alone. */
export function togglePane(panes: readonly Pane[], pane: Pane): readonly Pane[] {
  if (panes.includes(pane)) {
    return panes.length > 1 ? panes.filter((other) => other !== pane) : panes;
  }
  return PANES.filter((other) => other === pane || other === panes.at(-1));
}
