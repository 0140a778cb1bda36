/** Measures, and writes the results into docs/explain.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureAnswers, measureClaims } from './measureClaims';
import { measureFacts } from './measureFacts';
import { HELD_OUT_CORPUS, LAST_CORPUS, measureRelations } from './measureRelations';
import {
  FACTS_MARKS,
  GROUNDING_MARKS,
  printFactsTable,
  printGroundingTable,
  printRelationsTable,
  RELATION_MARKS,
} from './printResults';

const DOCUMENT = join(import.meta.dirname, '../../docs/explain.md');

function replacePart(text: string, [start, end]: readonly [string, string], part: string): string {
  const from = text.indexOf(start) + start.length;
  return `${text.slice(0, from)}\n\n${part}\n\n${text.slice(text.indexOf(end))}`;
}

const text = readFileSync(DOCUMENT, 'utf8');
const withFacts = replacePart(text, FACTS_MARKS, printFactsTable(measureFacts()));
const withClaims = replacePart(withFacts, GROUNDING_MARKS, printGroundingTable(measureClaims(), measureAnswers()));
const relations = [HELD_OUT_CORPUS, LAST_CORPUS].map(measureRelations);
writeFileSync(DOCUMENT, replacePart(withClaims, RELATION_MARKS, printRelationsTable(relations)));
