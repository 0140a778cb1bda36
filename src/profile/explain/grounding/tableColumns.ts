import type { NumberToken } from './readNumbers';
import type { Sentence } from './Sentence';
import { readUnitName } from './units';

/** Meaning of a column's numbers, from its title, apart from their unit. */
export type Column = 'self' | 'total' | 'baseline' | 'comparison' | 'change' | 'relation' | undefined;

const OF_WHOLE = /\bof (?:the )?(?:all|total|overall|profile|time|cpu|samples|whole|program|memory|wall)\b/;
const RELATION =
  /\bvs\b|versus|\bratio\b|relative|compared|\bthan\b|\btimes\b|factor|×|speed-?up|slower|faster|cheaper|\bof\b|\bparent\b|caller|callee|\bpp\b|points?\b|per (?:call|item|request)|cumulative %|running/;

/** Reads the column of a number in a table row. */
export function readColumn(token: Pick<NumberToken, 'start'>, sentence: Sentence): Column {
  const title = getTitle(token, sentence).toLowerCase();
  if (/\b(?:change|diff|difference|delta|growth|increase|decrease)\b|Δ|δ/.test(title)) {
    return 'change';
  }
  if (RELATION.test(title.replace(OF_WHOLE, ''))) {
    return 'relation';
  }
  if (/\b(?:baseline|before|old|previous)\b/.test(title)) {
    return 'baseline';
  }
  if (/\b(?:comparison|after|new|now|current)\b/.test(title)) {
    return 'comparison';
  }
  return /\bself\b|\bflat\b|\bown\b|exclusive/.test(title)
    ? 'self'
    : /total|cum|inclusive/.test(title)
      ? 'total'
      : undefined;
}

/** A number without a unit has the one of its column: "total (%)", "time [ms]". */
export function withColumnUnit(token: NumberToken, sentence: Pick<Sentence, 'plain' | 'header'>): NumberToken {
  const unit = token.unit === 'plain' && !token.isRate ? readUnitName(getTitle(token, sentence)) : undefined;
  return unit
    ? {
        ...token,
        unit: unit.unit,
        ranges: unit.sizes.flatMap((size) =>
          token.ranges.map(({ from, to }) => ({ from: from * size, to: to * size })),
        ),
      }
    : token;
}

/** Returns the title above a number of a table. */
export function getTitle(
  { start }: Pick<NumberToken, 'start'>,
  { plain, header }: Pick<Sentence, 'plain' | 'header'>,
): string {
  return header.split('|')[plain.slice(0, start).split('|').length - 1] ?? '';
}
