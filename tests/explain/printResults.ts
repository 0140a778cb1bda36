import type { AnswerRate, ClaimRate } from './measureClaims';
import type { FactsResult } from './measureFacts';
import type { RelationRate } from './measureRelations';

export const FACTS_MARKS = ['<!-- facts -->', '<!-- end of facts -->'] as const;
export const RELATION_MARKS = ['<!-- relations -->', '<!-- end of relations -->'] as const;
export const GROUNDING_MARKS = ['<!-- grounding -->', '<!-- end of grounding -->'] as const;

export function printFactsTable(results: readonly FactsResult[]): string {
  const withCause = results.filter(({ hasCause }) => hasCause);
  const found = withCause.filter(({ place }) => place !== undefined).length;
  const blind = withCause.filter(({ isBlind }) => isBlind);
  const blindFound = blind.filter(({ place }) => place !== undefined).length;
  const rows = results.map(({ name, isBlind, hasCause, place, severe }) =>
    [
      name,
      isBlind ? 'before' : 'after',
      hasCause ? (place === undefined ? '**missed**' : `finding ${place}`) : 'flat',
      String(severe),
    ].join(' | '),
  );
  return [
    `The cause is among the first three findings in ${found} of ${withCause.length} cases; of those written before the rules in ${blindFound} of ${blind.length}.`,
    '',
    '| case | written … the rules | cause named in | severe findings |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

export function printGroundingTable(rates: readonly ClaimRate[], answers: AnswerRate): string {
  const { claims, faults, misses, alarms } = answers;
  const total = rates.reduce((sum, rate) => sum + rate.claims, 0);
  return [
    `${total} single claims:`,
    '',
    '| fault | claims | marked | not marked |',
    '|---|---|---|---|',
    ...rates.map((rate) => `| ${rate.fault} | ${rate.claims} | ${rate.marked} | ${rate.claims - rate.marked} |`),
    '',
    `${answers.answers} free-text answers in eight styles:`,
    '',
    '| | number | marked | not marked |',
    '|---|---|---|---|',
    `| wrong parts | ${faults} | ${faults - misses.length} | ${misses.length} |`,
    `| true claims | ${claims} | ${alarms.length} | ${claims - alarms.length} |`,
  ].join('\n');
}

/** Prints the rates of several sets, added up by kind. */
export function printRelationsTable(sets: readonly (readonly RelationRate[])[]): string {
  const kinds = sets[0]?.map(({ kind }) => kind) ?? [];
  const count = (rates: readonly RelationRate[]): number[] =>
    (['ofTrue', 'ofFalse'] as const).flatMap((of) =>
      (['right', 'not checked', 'struck'] as const).map((as) => rates.reduce((sum, rate) => sum + rate[of][as], 0)),
    );
  const print = (name: string, rates: readonly RelationRate[]): string => `| ${[name, ...count(rates)].join(' | ')} |`;
  return [
    '| relation | true: right | not checked | struck | false: right | not checked | struck |',
    '|---|---|---|---|---|---|---|',
    ...kinds.map((kind) =>
      print(
        kind,
        sets.flat().filter((rate) => rate.kind === kind),
      ),
    ),
    print('all', sets.flat()),
  ].join('\n');
}
