import { describeMode } from 'flamegraph/diff/formatDiffValue';
import { toIanaName } from 'flamegraph/exports/toIanaName';
import { listUnseen, type Unseen } from 'flamegraph/state/useUnseen';
import { getPluginVersion } from 'grafana/version';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { DiffWidths } from 'profile/diff/buildDiffView';
import { getDiffWeight } from 'profile/diff/DiffQuestion';
import type { DiffMode } from 'profile/diff/DiffScale';
import type { FileNames, Provenance } from 'profile/formats/Provenance';
import type { TransformNote } from 'profile/transform/applyTransforms';
import { describeTransform } from 'profile/transform/describeTransform';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { getTotal } from 'profile/tree/FlameTree';
import type { DiffTrees, DiffViewQuestion } from 'worker/OpenedDiff';
import type { DiffExportSubject } from './DiffExportSource';

interface DiffSubjectInput {
  readonly trees: DiffTrees;
  readonly sides: DiffViewQuestion['sides'];
  /** Sentences about code that the flame graphs do not show as it is. */
  readonly unseen: Readonly<Record<keyof DiffTrees, Unseen>>;
  readonly profileTypeId: string;
  readonly serviceNames: string;
  /** File names of each side that comes from files. */
  readonly fileNames?: FileNames | undefined;
  readonly timeZone: string | undefined;
  readonly mode: DiffMode;
  /** See `DiffExportSubject`. */
  readonly cost: string | undefined;
  readonly widths: DiffWidths;
  readonly notes: readonly TransformNote[];
}

/** Builds the origin of both sides, and what was done to them. */
export function buildDiffSubject(input: DiffSubjectInput): DiffExportSubject {
  const { trees, sides, profileTypeId, serviceNames, timeZone, mode, cost, widths } = input;
  const profileType = describeProfileType(profileTypeId);
  const applied = input.notes.filter(({ status }) => status === 'applied');
  const describe = (side: keyof DiffTrees): Provenance => ({
    profileTypeId,
    labelSelector: sides[side].selector,
    range: sides[side].range,
    fileNames: input.fileNames?.[side],
    timeZone: toIanaName(timeZone),
    coverage: computeCoverage(trees[side]),
    unseen: listUnseen(input.unseen[side]),
    weight: getDiffWeight(sides[side], getTotal(trees[side])),
    transforms: applied.map(({ transform }) => describeTransform(transform)),
    pluginVersion: getPluginVersion(),
    createdMs: Date.now(),
  });
  return {
    title: `${profileType.title} · ${serviceNames}`,
    sides: { baseline: describe('baseline'), comparison: describe('comparison') },
    mode: cost === undefined ? describeMode(mode, profileType) : 'as money',
    cost,
    widths: WIDTH_NAMES[widths],
  };
}

const WIDTH_NAMES: Readonly<Record<DiffWidths, string>> = {
  both: 'widths of both sides',
  baseline: 'widths of the baseline',
  comparison: 'widths of the comparison',
};
