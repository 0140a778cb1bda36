import { describeMode } from 'flamegraph/diff/formatDiffValue';
import { printDiffCsv } from 'flamegraph/diff/printDiffCsv';
import { describeScaledNode, type ScaledDiff } from 'flamegraph/diff/ScaledDiff';
import { compressPprof } from 'flamegraph/exports/compressPprof';
import type { FlameGraphPictureView, PictureText } from 'flamegraph/exports/computePicture';
import { drawPng } from 'flamegraph/exports/drawPng';
import type { ExportFile } from 'flamegraph/exports/ExportSource';
import { printHtml } from 'flamegraph/exports/printHtml';
import { printSvg } from 'flamegraph/exports/printSvg';
import { runInSlices } from 'flamegraph/exports/runInSlices';
import { describeProfileType, getPprofUnit } from 'profile/catalog/describeProfileType';
import { parseProfileType } from 'profile/catalog/parseProfileType';
import { getSideTree } from 'profile/diff/DiffTree';
import { buildDiffExportName, buildExportName } from 'profile/format/buildExportName';
import { encodePprofInSteps } from 'profile/formats/pprof/encodePprof';
import { getFlamebearerUnits, printFlamebearer } from 'profile/formats/printFlamebearer';
import {
  describeOrigin,
  listOrigin,
  listProvenance,
  printProvenance,
  type Provenance,
  REDACTED,
  redactLabels,
} from 'profile/formats/Provenance';
import { getDurationMs } from 'profile/time/TimeRangeMs';
import type { DiffExportContent, DiffExportSubject, DiffFormatName } from './DiffExportSource';

/** Returns the subject without the values of labels; names of services are among them. */
export function redactDiffSubject({ sides, ...subject }: DiffExportSubject): DiffExportSubject {
  const { title } = describeProfileType(sides.baseline.profileTypeId);
  return {
    ...subject,
    title: `${title} · ${REDACTED}`,
    sides: { baseline: redactLabels(sides.baseline), comparison: redactLabels(sides.comparison) },
  };
}

/** Lists the origin of both sides as named lines. Lines that are equal on both sides appear once. */
function listDiffProvenance({ sides, mode, cost, widths }: DiffExportSubject): Record<string, string> {
  const { 'Profile type': profileType = '', ...shared } = omit(
    listProvenance(sides.baseline),
    listOrigin(sides.baseline),
  );
  const own = (name: string, side: Provenance) =>
    Object.fromEntries(Object.entries(listOrigin(side)).map(([key, line]) => [`${name} ${key.toLowerCase()}`, line]));
  return {
    'Profile type': profileType,
    ...own('Baseline', sides.baseline),
    ...own('Comparison', sides.comparison),
    Compared: `${mode}, ${widths}`,
    ...(cost !== undefined && { Cost: cost }),
    ...shared,
  };
}

function omit(lines: Readonly<Record<string, string>>, others: object): Record<string, string> {
  return Object.fromEntries(Object.entries(lines).filter(([name]) => !(name in others)));
}

/** Returns the text above a picture, with the values of both sides, which the widths do not show. */
function getPictureText({ title, sides, mode, cost }: DiffExportSubject, scaled: ScaledDiff): PictureText {
  const { baseline, comparison } = sides;
  return {
    title: `${title} · ${describeOrigin(baseline)} against ${describeOrigin(comparison)}`,
    subtitle: [cost ?? mode, ...baseline.transforms].join(' · '),
    unit: describeProfileType(baseline.profileTypeId).unit,
    describe: (node) => describeScaledNode(scaled, node).join('; '),
  };
}

export function drawDiffPng(
  picture: FlameGraphPictureView,
  subject: DiffExportSubject,
  { scaled }: Pick<DiffExportContent, 'scaled'>,
  signal: AbortSignal,
): Promise<Blob> {
  return drawPng(picture, getPictureText(subject, scaled), listDiffProvenance(subject), signal);
}

/**
 * Makes a file of the comparison on screen, in slices of time.
 *
 * @throws Error with a sentence if there is nothing to save, ProfileEncodeError for a profile too deep for the format, or
 * the reason of an aborted signal
 */
export async function createDiffFile(
  format: DiffFormatName,
  subject: DiffExportSubject,
  content: DiffExportContent,
  signal: AbortSignal,
): Promise<ExportFile> {
  const { title, sides } = subject;
  const { view, scaled, upright, functions, picture } = content;
  const { profileTypeId, timeZone } = sides.baseline;
  const profileType = describeProfileType(profileTypeId);
  const { unit } = profileType;
  const [before, after] = [sides.baseline, sides.comparison].map(({ fileNames, range }) => fileNames ?? range);
  const baseName = buildDiffExportName(before ?? '', after ?? '', timeZone);
  const lines = listDiffProvenance(subject);
  const save = async (steps: Generator<string, void>, extension: string, type: string): Promise<ExportFile> => {
    const { parts } = await runInSlices(steps, signal);
    return { name: `${baseName}.${extension}`, blob: new Blob(parts, { type }) };
  };

  switch (format) {
    case 'png':
    case 'svg': {
      if (!picture) {
        throw new Error('There is no flame graph on the screen to make a picture of.');
      }
      return format === 'svg'
        ? save(printSvg(picture, { ...getPictureText(subject, scaled), provenance: lines }), 'svg', 'image/svg+xml')
        : { name: `${baseName}.png`, blob: await drawDiffPng(picture, subject, content, signal) };
    }
    case 'html':
      return save(
        printHtml(view.tree, { title, unit, provenance: lines, diff: scaled }),
        'html',
        'text/html;charset=utf-8',
      );
    case 'csv': {
      if (!functions) {
        throw new Error('A side has no values in this mode, so there are no differences to save.');
      }
      const words = `${getPprofUnit(profileType)}, ${describeMode(scaled.format.mode, profileType)}`;
      const csv = printDiffCsv(functions.all, functions.listed, { unit: words, format: scaled.format });
      return { name: `${baseName}.csv`, blob: new Blob([csv], { type: 'text/csv;charset=utf-8' }) };
    }
    case 'pprof-baseline':
    case 'pprof-comparison': {
      const side = format === 'pprof-baseline' ? 'baseline' : 'comparison';
      return savePprof(side, sides[side], getSideTree(upright, side), signal);
    }
    case 'flamebearer': {
      const pair = { left: getSideTree(upright, 'baseline'), right: getSideTree(upright, 'comparison') };
      const options = { name: title, ...getFlamebearerUnits(getPprofUnit(profileType)), provenance: lines };
      return save(printFlamebearer([pair.left, pair.right], options), 'flamebearer.json', 'application/json');
    }
  }
}

async function savePprof(
  side: 'baseline' | 'comparison',
  provenance: Provenance,
  tree: Parameters<typeof encodePprofInSteps>[0],
  signal: AbortSignal,
): Promise<ExportFile> {
  const { profileTypeId, range, fileNames, timeZone } = provenance;
  const { sampleType, periodType, periodUnit } = parseProfileType(profileTypeId);
  const steps = encodePprofInSteps(tree, {
    sampleType: { type: sampleType, unit: getPprofUnit(describeProfileType(profileTypeId)) },
    periodType: periodType === '' ? undefined : { type: periodType, unit: periodUnit },
    timeMs: range.fromMs,
    durationNs: getDurationMs(range) * 1e6,
    comments: printProvenance(provenance),
  });
  const { result } = await runInSlices(steps, signal);
  const name =
    fileNames === undefined ? { serviceName: side, range } : { serviceName: `${side}-${fileNames}`, range: undefined };
  return compressPprof(buildExportName({ ...name, profileTypeId }, timeZone), result);
}
