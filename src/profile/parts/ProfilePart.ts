/** Narrows a profile beyond its label selector. Without a list, or with an empty one, it is not narrowed in that way. */
export interface ProfilePart {
  /** Ids of the only spans to show: 16 hexadecimal digits each. */
  readonly spanIds?: readonly string[];
  /** Ids of the only profiles to show, as programs sent them: a UUID each. */
  readonly profileIds?: readonly string[];
  /** Ids of the only traces to show: 32 hexadecimal digits each. */
  readonly traceIds?: readonly string[];
}

export type PartKind = keyof ProfilePart;

export const PART_KINDS = ['spanIds', 'profileIds', 'traceIds'] as const satisfies readonly PartKind[];

interface PartWords {
  readonly one: string;
  readonly several: string;
  /** Description of the id's form, for the end of a sentence. */
  readonly shape: string;
  readonly isId: (text: string) => boolean;
}

const ZEROS = /^[0-]*$/;

/** Ids of zeros alone stand for no span, no trace. */
const matches =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text) && !ZEROS.test(text);

/** Servers answer any other id with a failure. */
export const PART_WORDS: Readonly<Record<PartKind, PartWords>> = {
  spanIds: {
    one: 'span',
    several: 'spans',
    shape: '16 hexadecimal digits',
    isId: matches(/^[0-9a-f]{16}$/i),
  },
  profileIds: {
    one: 'profile',
    several: 'profiles',
    shape: 'a UUID',
    isId: matches(/^([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i),
  },
  traceIds: {
    one: 'trace',
    several: 'traces',
    shape: '32 hexadecimal digits',
    isId: matches(/^[0-9a-f]{32}$/i),
  },
};

/** Lists the ways in which a profile is narrowed. */
export function listPartKinds(part: ProfilePart): PartKind[] {
  return PART_KINDS.filter((kind) => (part[kind]?.length ?? 0) > 0);
}

/** Keeps only lists that narrow, so that equal parts are written equally. */
export function trimPart(part: ProfilePart): ProfilePart {
  return Object.fromEntries(listPartKinds(part).map((kind) => [kind, part[kind]]));
}

/** Equal for parts that mean the same; "" for the whole. */
export function printPartKey(part: ProfilePart): string {
  return listPartKinds(part)
    .map((kind) => `${kind}=${[...(part[kind] ?? [])].sort().join(',')}`)
    .join(' ');
}

/** Explains in a sentence why a part cannot be requested; undefined if it can. */
export function findPartProblem(part: ProfilePart): string | undefined {
  const kinds = listPartKinds(part);
  if (kinds.includes('spanIds') && kinds.includes('traceIds')) {
    return 'Pyroscope narrows a profile to spans or to traces, not to both at a time';
  }
  for (const kind of kinds) {
    const { one, shape, isId } = PART_WORDS[kind];
    const bad = part[kind]?.find((id) => !isId(id));
    if (bad !== undefined) {
      return `“${bad}” is no ${one}: a ${one} is named by ${shape}`;
    }
  }
  return undefined;
}

/** `span 9a517183f26a089d only`, `12 spans and profile 7c9e6679-… only`; undefined for the whole profile. */
export function describePart(part: ProfilePart): string | undefined {
  const texts = listPartKinds(part).map((kind) => {
    const ids = part[kind] ?? [];
    const { one, several } = PART_WORDS[kind];
    return ids.length === 1 ? `${one} ${ids[0]}` : `${ids.length} ${several}`;
  });
  return texts.length === 0 ? undefined : `${texts.join(' and ')} only`;
}
