import { formatProfileTypeTitle } from 'profile/catalog/describeProfileType';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { getFlamebearerUnits, printFlamebearer } from 'profile/formats/printFlamebearer';
import { encodeNarrowing, isWhole } from 'profile/formats/samples/Narrowing';
import { computeTotals } from 'profile/tree/FlameTreeBuilder';
import { fileShelf } from 'worker/FileShelf';
import { openParts } from 'worker/OpenedFile';
import { describeFileType, UNIT_NAMES } from './describeFileProfile';
import { inflateFile } from './inflateFile';
import type { PartOfSide, ShownSide } from './openFileSide';
import { findObstacle, planStoring, type StoringPlan } from './planStoring';

/** A file of a side, and what would be sent of it. */
export interface PreparedFile {
  readonly part: PartOfSide;
  readonly sampleKey: string;
  readonly plan: StoringPlan;
  /** Bytes exactly as sent. */
  readonly bytes: Uint8Array;
}

/** Returns the key of what is sent of a file: the sides may show different samples or profiles of the same one. */
export function getSentKey({ of, narrowing }: PartOfSide, sampleKey: string): string {
  return JSON.stringify([of.key, sampleKey, encodeNarrowing(narrowing)]);
}

/** Prepares the files of both sides that no server stores yet, each once. */
export async function prepareStoring(sides: readonly ShownSide[]): Promise<readonly PreparedFile[]> {
  const unstored = new Map(
    sides.flatMap(({ parts, sampleKey }) =>
      parts
        .filter(({ of }) => of.storedId === undefined)
        .map((part) => [getSentKey(part, sampleKey), { part, sampleKey }] as const),
    ),
  );
  return Promise.all(Array.from(unstored.values(), ({ part, sampleKey }) => prepare(part, sampleKey)));
}

async function prepare(part: PartOfSide, sampleKey: string): Promise<PreparedFile> {
  const { of, about, file: opened } = part;
  const file = of.reference && fileShelf.getFile(of.reference);
  if (!file) {
    throw new Error(`${formatFunctionName(of.name)} is not in this tab any more.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const facts = {
    name: of.name,
    formatName: opened.summary.formatName,
    periodType: about.periodType,
    bytes: bytes.length,
    inflatedBytes: (await inflateFile(bytes)).length,
  };
  const type = describeFileType(part);
  const title = type.isKnown ? formatProfileTypeTitle(type) : sampleKey;
  const obstacle = isWhole(part.narrowing) ? findObstacle(facts) : 'only a part of the samples is on screen';
  if (obstacle === undefined) {
    return { part, sampleKey, plan: planStoring(facts, title), bytes };
  }
  const json = await printProfile(part, sampleKey);
  return { part, sampleKey, plan: planStoring(facts, title, { bytes: json.length, obstacle }), bytes: json };
}

/** Prints the profile with its name in links, so that the server finds it by that name. */
async function printProfile(part: PartOfSide, sampleKey: string): Promise<Uint8Array> {
  const { tree } = await openParts([part]);
  const options = { name: sampleKey, ...getFlamebearerUnits(UNIT_NAMES[part.about.unit]) };
  // The format has whole numbers alone; totals are sums of rounded values.
  const self = tree.self.map(Math.round);
  const rounded = { ...tree, self, ...computeTotals(tree.depth, self) };
  return new TextEncoder().encode([...printFlamebearer([rounded], options)].join(''));
}
