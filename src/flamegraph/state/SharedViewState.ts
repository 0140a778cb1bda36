import { decodeTransforms } from 'profile/transform/decodeTransforms';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { Transform } from 'profile/transform/Transform';
import type { UrlKey } from 'url/names';
import type { UrlPatch, UrlValues } from 'url/parameters';

const SHARED_PLAIN_KEYS = [
  'search',
  'align',
  'renderer',
  'explained',
  'details',
  'detailsCall',
  'detailsVersion',
] as const satisfies readonly UrlKey[];

/** URL keys of every view of a tree, for one side or two. */
export const SHARED_KEYS = [...SHARED_PLAIN_KEYS, 'transforms'] as const;

/** Choices of a user in every view of a tree; `url/parameters.ts` explains each of them. */
export interface SharedViewState extends Pick<UrlValues, (typeof SHARED_PLAIN_KEYS)[number]> {
  /** Applied to both sides if there are two. */
  readonly transforms: readonly Transform[];
}

/** A state that was read from the URL. */
export interface DecodedState<State> {
  readonly state: State;
  /** Sentences about what could not be read. */
  readonly errors: readonly string[];
}

/** Encodes a state as a change of the URL. */
export function encodeShared<State extends SharedViewState>({
  transforms,
  ...plain
}: State): Omit<State, 'transforms'> & UrlPatch {
  return { ...plain, transforms: encodeTransforms(transforms) };
}

/** Reads the changes of the tree. Those that cannot be read are left out and named. */
export function decodeShared<Values extends Pick<UrlValues, 'transforms'>>({
  transforms: text,
  ...plain
}: Values): DecodedState<Omit<Values, 'transforms'> & Pick<SharedViewState, 'transforms'>> {
  const { transforms, errors } = decodeTransforms(text);
  return { state: { ...plain, transforms }, errors };
}
