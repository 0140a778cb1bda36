import { decodeTransforms } from 'profile/transform/decodeTransforms';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { PathReference, Transform } from 'profile/transform/Transform';
import type { UrlKey } from 'url/names';
import type { UrlPatch, UrlValues } from 'url/parameters';
import { type FunctionSort, type Pane, PANES } from 'url/viewValues';

const PLAIN_KEYS = [
  'panes',
  'search',
  'sandwich',
  'colors',
  'align',
  'isCollapsed',
  'renderer',
  'isFiltered',
  'hasTrends',
  'overTime',
  'explained',
  'details',
  'detailsCall',
  'detailsVersion',
] as const satisfies readonly UrlKey[];

/** What the URL says of how a profile is shown. */
export const FLAME_GRAPH_KEYS = [...PLAIN_KEYS, 'functionSort', 'transforms', 'overTimeFrame'] as const;

/** All that a user chooses about how a profile is shown; `url/parameters.ts` says what each part means. */
export interface FlameGraphState extends Pick<UrlValues, (typeof PLAIN_KEYS)[number]> {
  readonly transforms: readonly Transform[];
  /** Order of the functions table. */
  readonly sort: FunctionSort;
  /** Frame of the profile before any change whose course over time is drawn. */
  readonly overTimeFrame: PathReference | undefined;
}

/** What of the URL changes with a state. */
export function encodeState({ sort, transforms, overTimeFrame, ...plain }: FlameGraphState): UrlPatch {
  return {
    ...plain,
    functionSort: sort,
    transforms: encodeTransforms(transforms),
    overTimeFrame: overTimeFrame && encodeTransforms([{ kind: 'focusNode', path: overTimeFrame }]),
  };
}

export interface DecodedState {
  readonly state: FlameGraphState;
  /** Sentences about transforms that could not be read. */
  readonly errors: readonly string[];
}

/** Reads what the URL says. Transforms that cannot be read are left out and named. */
export function decodeState(values: Pick<UrlValues, (typeof FLAME_GRAPH_KEYS)[number]>): DecodedState {
  const { functionSort, overTimeFrame, ...plain } = values;
  const { transforms, errors } = decodeTransforms(values.transforms);
  const frame = decodeTransforms(overTimeFrame);
  const [focus] = frame.transforms;
  const path = focus?.kind === 'focusNode' ? focus.path : undefined;
  const frameErrors = path || overTimeFrame === '' ? [] : ['The link asks for a frame over time that cannot be read.'];
  return {
    state: { ...plain, sort: functionSort, transforms, overTimeFrame: path },
    errors: [...errors, ...frameErrors],
  };
}

/** The panes after a click on one: it is added to the right and the oldest makes way, or it goes, unless it is alone. */
export function togglePane(panes: readonly Pane[], pane: Pane): readonly Pane[] {
  if (panes.includes(pane)) {
    return panes.length > 1 ? panes.filter((other) => other !== pane) : panes;
  }
  return PANES.filter((other) => other === pane || other === panes.at(-1));
}
