import { showName } from 'profile/explain/facts/say';
import { type Block, listCodeLines } from 'profile/explain/markdown/BlockReader';
import { formatShare } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import { readSuggestedChange } from 'profile/lines/SuggestedChange';
import { isMeantAsName } from './bindNumber';
import { describeCosts, listCandidates } from './candidates';
import { checkChanges } from './checkChanges';
import { checkNumber } from './checkNumber';
import { checkRelations } from './checkRelations';
import { type Claim, makeClaim } from './Claim';
import type { GroundingProfile } from './GroundingProfile';
import { canonicalName } from './NameIndex';
import { type NameToken, type PlaceholderToken, type PlainToken, readTokens, type Token } from './readTokens';
import { type Sentence, splitSentences } from './Sentence';

/** Claims of one block, in the order of the text. `isOpen`: more text may follow, so what touches the end is left out. */
export function checkBlock(answer: string, block: Block, profile: GroundingProfile, isOpen: boolean): Claim[] {
  const text = answer.slice(block.start, block.end);
  if (block.kind === 'code') {
    return [
      checkCode({ start: block.start, text: text.trimEnd() }, block, listCodeLines(answer, block), profile, isOpen),
    ];
  }
  const tokens = readTokens(text, profile).filter(({ end }) => !isOpen || end < text.length);
  const sentences = splitSentences(text, tokens, block, profile);
  const found = sentences.flatMap((sentence) => [
    ...sentence.tokens.map((token) => checkToken(token, sentence, profile)),
    ...checkRelations(text, sentence, profile),
    ...(profile.isDiff ? checkChanges(text, sentence, profile) : []),
  ]);
  return found
    .map((each) => ({
      ...each,
      functions: each.functions.filter((name) => name >= 0),
      start: each.start + block.start,
      end: each.end + block.start,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Checks a code block. Only a change of sent code can be checked, and only if it applies there. */
function checkCode(
  place: Pick<Claim, 'start' | 'text'>,
  { info }: Block,
  lines: readonly string[],
  { code }: GroundingProfile,
  isOpen: boolean,
): Claim {
  const change = code && !isOpen ? readSuggestedChange(info, lines, code.source) : undefined;
  if (!change) {
    return makeClaim(place, 'code', 'not-checkable', 'Code is not checked.');
  }
  const judged =
    change.problem === undefined
      ? makeClaim(place, 'code', 'ok', 'It fits the source that was sent. What it does is not checked.')
      : makeClaim(place, 'code', 'unsupported', change.problem);
  return { ...judged, change };
}

function checkToken(token: Token, sentence: Sentence, profile: GroundingProfile): Claim {
  switch (token.kind) {
    case 'name':
      return checkName(token, sentence, profile);
    case 'word':
      return checkWord(token, sentence, profile);
    case 'number':
      return checkNumber(token, sentence, profile);
    case 'placeholder':
      return fillPlaceholder(token, profile);
    case 'fact': {
      const fact = profile.getFact(token.text);
      return fact
        ? { ...makeClaim(token, 'fact', 'ok', fact.sentence, fact.evidence.functions), factIds: [fact.id] }
        : makeClaim(token, 'fact', 'unknown-name', `There is no fact ${token.text}.`);
    }
    case 'link':
      return makeClaim(token, 'link', 'unsupported', 'The profile has no links: this one was not checked.');
  }
}

function checkName(token: NameToken, { mode }: Sentence, profile: GroundingProfile): Claim {
  const { resolution } = token;
  const judge = (verdict: Claim['verdict'], reason: string, functions?: readonly number[]) =>
    makeClaim(token, resolution.kind === 'line' ? 'line' : 'name', verdict, reason, functions);
  switch (resolution.kind) {
    case 'line': {
      const lines = resolution.lines.map((line) => -line);
      return resolution.problem === undefined
        ? judge('ok', `Of the function: ${describeCosts(lines, profile)}.`)
        : judge('unknown-name', resolution.problem);
    }
    case 'function': {
      const name = showName(profile.getName(resolution.nameIndex));
      const found = judge('ok', `A function of this profile: ${name}.`, [resolution.nameIndex]);
      return { ...found, replacement: token.isId ? name : undefined };
    }
    case 'container':
      return judge('ok', `${resolution.functions.length} functions of this profile are in it.`, resolution.functions);
    case 'ambiguous': {
      const { candidates } = resolution;
      return judge(
        'unsupported',
        `${candidates.length} functions end like this: ${listNames(candidates, profile)}.`,
        candidates,
      );
    }
    case 'unknown': {
      if (token.isId) {
        return judge('unknown-name', `No function was sent as ${token.text}.`);
      }
      if (profile.input.knownWords?.includes(token.text)) {
        return judge('not-checkable', 'A word of the query.');
      }
      if (profile.code?.contains(token.text)) {
        return judge('ok', 'The code that was sent says so.');
      }
      if (mode === 'suggestion' && !isNearMiss(token, profile)) {
        return judge('not-checkable', 'Not from this profile.');
      }
      const near = resolution.near.length > 0 ? ` Similar: ${listNames(resolution.near, profile)}.` : '';
      return judge('unknown-name', `No function of this profile has this name.${near}`);
    }
  }
}

/** True if an unknown name is close to functions of the profile, and not of a package that they know nothing of. */
function isNearMiss({ text, resolution }: NameToken, profile: GroundingProfile): boolean {
  const near = resolution.kind === 'unknown' ? resolution.near : [];
  const [first, ...rest] = canonicalName(text).split('.');
  const words = new Set(near.flatMap((name) => canonicalName(profile.getName(name)).split('.')));
  return near.length > 0 && (rest.length === 0 || words.has(first ?? ''));
}

/** Checks a code span without the shape of a function; it counts as a name if a number is about it. */
function checkWord(token: PlainToken, sentence: Sentence, profile: GroundingProfile): Claim {
  return isMeantAsName(token, sentence, profile)
    ? makeClaim(token, 'name', 'unknown-name', 'No function of this profile has this name.')
    : makeClaim(token, 'name', 'not-checkable', 'Not a function of this profile.');
}

function fillPlaceholder(token: PlaceholderToken, profile: GroundingProfile): Claim {
  const isKnownLine = token.isLine && profile.code?.source.lines.some(({ line }) => line === token.id);
  const name = token.isLine ? (isKnownLine ? -token.id : undefined) : profile.getFunction(token.id);
  if (token.of === undefined) {
    return makeClaim(token, 'number', 'unknown-name', 'There is no such value to fill in.');
  }
  if (name === undefined) {
    const reason = token.isLine ? `Line ${token.id} was not sent.` : `No function was sent as F${token.id}.`;
    return makeClaim(token, 'number', 'unknown-name', reason);
  }
  const candidates = listCandidates([name], profile).filter(
    ({ of, side }) => of === token.of && (!profile.isDiff || side === 'comparison'),
  );
  // If no amount is known, the share is shown.
  const value = candidates.find(({ unit }) => (unit === 'share') === token.isShare) ?? candidates[0];
  const text =
    value?.unit === 'share' ? formatShare(value.value) : formatValue(value?.value ?? 0, profile.measure.unit);
  const reason = `Filled in: ${token.of} of ${showName(profile.getName(name))}.`;
  return { ...makeClaim(token, 'number', 'ok', reason, [name]), replacement: text };
}

function listNames(functions: readonly number[], profile: GroundingProfile): string {
  const names = functions.slice(0, 3).map((name) => showName(profile.getName(name)));
  return `${names.join(', ')}${functions.length > 3 ? ', …' : ''}`;
}
