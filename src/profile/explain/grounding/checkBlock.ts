import { showName } from 'profile/explain/facts/say';
import { type Block, listCodeLines } from 'profile/explain/markdown/BlockReader';
import { formatShare } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import { readSuggestedChange } from 'profile/lines/SuggestedChange';
import { isMeantAsName } from './bindNumber';
import { describeCosts, listCandidates } from './candidates';
import { canonicalName } from './canonicalName';
import { checkChanges } from './checkChanges';
import { checkNumber } from './checkNumber';
import { checkRelations } from './checkRelations';
import type { Claim } from './Claim';
import type { GroundingProfile } from './GroundingProfile';
import { type NameToken, type PlaceholderToken, readTokens, type Token, type WordToken } from './readTokens';
import { type Sentence, splitSentences } from './Sentence';

/** Claims of one block, in the order of the text. `isOpen`: more text may follow, so what touches the end is left out. */
export function checkBlock(answer: string, block: Block, profile: GroundingProfile, isOpen: boolean): Claim[] {
  const text = answer.slice(block.start, block.end);
  if (block.kind === 'code') {
    return [checkCode(at(block.start, text.trimEnd()), block.info, listCodeLines(answer, block), profile, isOpen)];
  }
  const tokens = readTokens(text, profile).filter(({ end }) => !isOpen || end < text.length);
  const sentences = splitSentences(text, tokens, block, profile);
  const claims = sentences.flatMap((sentence) => [
    ...sentence.tokens.map((token) => checkToken(token, sentence, profile)),
    ...checkRelations(text, sentence, profile),
    ...(profile.isDiff ? checkChanges(text, sentence, profile) : []),
  ]);
  return claims
    .map((claim) => ({
      ...claim,
      functions: claim.functions.filter((name) => name >= 0),
      start: claim.start + block.start,
      end: claim.end + block.start,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Checks a code block. Only a change of sent code can be checked, and only if it applies there. */
function checkCode(
  place: Pick<Claim, 'start' | 'end' | 'text'>,
  info: string,
  lines: readonly string[],
  { code }: GroundingProfile,
  isOpen: boolean,
): Claim {
  const claim = { ...place, kind: 'code', functions: [], factIds: [] } as const;
  const change = code && !isOpen ? readSuggestedChange(info, lines, code.source) : undefined;
  if (!change) {
    return { ...claim, verdict: 'not-checkable', reason: 'Code is not checked.' };
  }
  return change.problem === undefined
    ? { ...claim, verdict: 'ok', reason: 'It fits the source that was sent. What it does is not checked.', change }
    : { ...claim, verdict: 'unsupported', reason: change.problem, change };
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
        ? {
            ...at(token.start, token.text),
            kind: 'fact',
            verdict: 'ok',
            reason: fact.sentence,
            functions: fact.evidence.functions,
            factIds: [fact.id],
          }
        : {
            ...at(token.start, token.text),
            kind: 'fact',
            verdict: 'unknown-name',
            reason: `There is no fact ${token.text}.`,
            functions: [],
            factIds: [],
          };
    }
    case 'link':
      return {
        ...at(token.start, token.text),
        kind: 'link',
        verdict: 'unsupported',
        reason: 'The profile has no links: this one was not checked.',
        functions: [],
        factIds: [],
      };
  }
}

function checkName(token: NameToken, { mode }: Sentence, profile: GroundingProfile): Claim {
  const base = { ...at(token.start, token.text), kind: 'name', factIds: [] } as const;
  const { resolution } = token;
  switch (resolution.kind) {
    case 'line': {
      const { lines, problem } = resolution;
      const line = { ...base, kind: 'line' } as const;
      return problem === undefined
        ? {
            ...line,
            verdict: 'ok',
            reason: `Of the function: ${describeCosts(
              lines.map((each) => -each),
              profile,
            )}.`,
            functions: [],
          }
        : { ...line, verdict: 'unknown-name', reason: problem, functions: [] };
    }
    case 'function': {
      const name = showName(profile.getName(resolution.nameIndex));
      return {
        ...base,
        verdict: 'ok',
        reason: `A function of this profile: ${name}.`,
        functions: [resolution.nameIndex],
        replacement: token.isId ? name : undefined,
      };
    }
    case 'container':
      return {
        ...base,
        verdict: 'ok',
        reason: `${resolution.functions.length} functions of this profile are in it.`,
        functions: resolution.functions,
      };
    case 'ambiguous': {
      const reason = `${resolution.candidates.length} functions end like this: ${listNames(resolution.candidates, profile)}.`;
      return { ...base, verdict: 'unsupported', reason, functions: resolution.candidates };
    }
    case 'unknown': {
      if (token.isId) {
        return { ...base, verdict: 'unknown-name', reason: `No function was sent as ${token.text}.`, functions: [] };
      }
      if (profile.input.knownWords?.includes(token.text)) {
        return { ...base, verdict: 'not-checkable', reason: 'A word of the query.', functions: [] };
      }
      if (profile.code?.contains(token.text)) {
        return { ...base, verdict: 'ok', reason: 'The code that was sent says so.', functions: [] };
      }
      if (mode === 'suggestion' && !isNearMiss(token, profile)) {
        return { ...base, verdict: 'not-checkable', reason: 'Not from this profile.', functions: [] };
      }
      const near = resolution.near.length > 0 ? ` Similar: ${listNames(resolution.near, profile)}.` : '';
      return {
        ...base,
        verdict: 'unknown-name',
        reason: `No function of this profile has this name.${near}`,
        functions: [],
      };
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
function checkWord(token: WordToken, sentence: Sentence, profile: GroundingProfile): Claim {
  const isName = isMeantAsName(token, sentence, profile);
  return {
    ...at(token.start, token.text),
    kind: 'name',
    verdict: isName ? 'unknown-name' : 'not-checkable',
    reason: isName ? 'No function of this profile has this name.' : 'Not a function of this profile.',
    functions: [],
    factIds: [],
  };
}

function fillPlaceholder(token: PlaceholderToken, profile: GroundingProfile): Claim {
  const base = { ...at(token.start, token.text), kind: 'number', factIds: [] } as const;
  const isKnownLine = token.isLine && profile.code?.source.lines.some(({ line }) => line === token.id);
  const name = token.isLine ? (isKnownLine ? -token.id : undefined) : profile.getFunction(token.id);
  if (token.of === undefined) {
    return { ...base, verdict: 'unknown-name', reason: 'There is no such value to fill in.', functions: [] };
  }
  if (name === undefined) {
    const reason = token.isLine ? `Line ${token.id} was not sent.` : `No function was sent as F${token.id}.`;
    return { ...base, verdict: 'unknown-name', reason, functions: [] };
  }
  const candidates = listCandidates([name], profile).filter(
    ({ of, side }) => of === token.of && (!profile.isDiff || side === 'comparison'),
  );
  // If no amount is known, the share is shown.
  const value = candidates.find(({ unit }) => (unit === 'share') === token.isShare) ?? candidates[0];
  const text =
    value?.unit === 'share' ? formatShare(value.value) : formatValue(value?.value ?? 0, profile.measure.unit);
  return {
    ...base,
    verdict: 'ok',
    reason: `Filled in: ${token.of} of ${showName(profile.getName(name))}.`,
    functions: [name],
    replacement: text,
  };
}

function listNames(functions: readonly number[], profile: GroundingProfile): string {
  const names = functions.slice(0, 3).map((name) => showName(profile.getName(name)));
  return `${names.join(', ')}${functions.length > 3 ? ', …' : ''}`;
}

function at(start: number, text: string): Pick<Claim, 'start' | 'end' | 'text'> {
  return { start, end: start + text.length, text };
}
