import { showName } from 'profile/explain/facts/say';
import { type Claim, makeClaim } from './Claim';
import type { GroundingProfile } from './GroundingProfile';
import type { NameToken } from './readTokens';
import { getFunctions, type Sentence } from './Sentence';

const FILLER =
  '(?:directly |mostly |mainly |often |always |repeatedly |heavily |itself |only |in turn |also |then |ultimately |indirectly )*';
const CALLS = new RegExp(
  `^[\\s\`*]*(?:\\([^()]*\\)\\s*)?(?:,? which )?${FILLER}(?:calls(?: into)?|invokes|→|->|=>|⟶|➜|leads? to|triggers)[\\s\`*]*$`,
  'i',
);
const CALLED = new RegExp(
  `^[\\s\`*]*(?:\\([^()]*\\)\\s*)?,?\\s*(?:which )?(?:is |are |was |were |being |gets? )?${FILLER}(?:called|invoked|reached|triggered|driven) ${FILLER}(?:by|from|through|via|in)[\\s\`*]*$`,
  'i',
);

/** "A calls B", "B is called by A", "A → B", for names next to each other. Calls through other functions count. */
export function checkRelations(text: string, { names }: Sentence, profile: GroundingProfile): Claim[] {
  return names.flatMap((name, index): Claim[] => {
    const next = names[index + 1];
    const gap = next && text.slice(name.end, next.start);
    if (!next || gap === undefined) {
      return [];
    }
    const pair = CALLS.test(gap) ? [name, next] : CALLED.test(gap) ? [next, name] : [];
    const [caller, callee] = pair;
    return caller && callee
      ? checkCall({ start: name.start, text: text.slice(name.start, next.end) }, { caller, callee }, profile)
      : [];
  });
}

function checkCall(
  place: Pick<Claim, 'start' | 'text'>,
  { caller, callee }: { caller: NameToken; callee: NameToken },
  profile: GroundingProfile,
): Claim[] {
  const [from, to] = [getFunctions(caller), getFunctions(callee)];
  // The tree does not know what a line calls.
  if (from.length === 0 || to.length === 0 || [...from, ...to].some((name) => name < 0)) {
    return [];
  }
  const isTrue = from.slice(0, 20).some((a) => to.slice(0, 20).some((b) => profile.reaches(a, b)));
  const [first, second] = [from, to].map(([name = -1]) => showName(profile.getName(name)));
  const reason = isTrue
    ? 'The call is in this profile.'
    : `No stack of this profile has ${first} and ${second} as caller and callee.`;
  const functions = [...from.slice(0, 1), ...to.slice(0, 1)];
  return [makeClaim(place, 'relation', isTrue ? 'ok' : 'unsupported', reason, functions)];
}
