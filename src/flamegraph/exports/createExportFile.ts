import { getAmountUnit, isAverage } from 'profile/amounts/AmountUnit';
import { describeProfileType, getPprofUnit } from 'profile/catalog/describeProfileType';
import { parseProfileType } from 'profile/catalog/parseProfileType';
import { buildExportName } from 'profile/format/buildExportName';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { encodePprofInSteps } from 'profile/formats/pprof/encodePprof';
import { printCollapsed } from 'profile/formats/printCollapsed';
import { getFlamebearerUnits, printFlamebearer } from 'profile/formats/printFlamebearer';
import { printFunctionsCsv } from 'profile/formats/printFunctionsCsv';
import { printSpeedscope } from 'profile/formats/printSpeedscope';
import { listProvenance, listRawProvenance, printProvenance, REDACTED, redactLabels } from 'profile/formats/Provenance';
import { getDurationMs } from 'profile/time/TimeRangeMs';
import { getTotal } from 'profile/tree/FlameTree';
import { compressPprof } from './compressPprof';
import type { FlameGraphPictureView, PictureText } from './computePicture';
import { drawPng } from './drawPng';
import type { ExportFile, ExportSubject, ExportTrees } from './ExportSource';
import type { SandwichSide, ScreenFormat } from './formats';
import { printHtml } from './printHtml';
import { printSvg } from './printSvg';
import { runInSlices } from './runInSlices';
import { describeConditions, describeCost, describeSubject } from './ticket/buildTicket';

const EXPORTER = 'OpenProfiles Drilldown';

/** Returns the subject without the values of labels; the name of the service is one of them. */
export function redactSubject(subject: ExportSubject): ExportSubject {
  return { ...subject, serviceName: REDACTED, provenance: redactLabels(subject.provenance) };
}

/** Returns the name of a file without its extension. */
export function getBaseName({ serviceName, provenance }: ExportSubject): string {
  const { profileTypeId, fileNames, timeZone } = provenance;
  const range = fileNames === undefined ? provenance.range : undefined;
  return buildExportName({ serviceName, profileTypeId, range }, timeZone);
}

/** Title of a file or page: "CPU time · checkout". */
function getTitle({ serviceName, provenance }: ExportSubject): string {
  return `${describeProfileType(provenance.profileTypeId).title} · ${serviceName}`;
}

/** Returns the text above a picture. */
function getPictureText(subject: ExportSubject): PictureText {
  const { profileTypeId, weight } = subject.provenance;
  const conditions = describeConditions(subject);
  return {
    title: describeSubject(subject),
    subtitle: conditions.length > 0 ? conditions.join(' ') : 'Whole profile.',
    unit: subject.unit ?? getAmountUnit(describeProfileType(profileTypeId), weight),
  };
}

export function drawSubjectPng(
  picture: FlameGraphPictureView,
  subject: ExportSubject,
  signal: AbortSignal,
): Promise<Blob> {
  return drawPng(picture, getPictureText(subject), listProvenance(subject.provenance), signal);
}

/** Creates a picture of the callers or callees of a function, with the function's amounts. */
export async function createSandwichFile(
  side: SandwichSide,
  subject: ExportSubject,
  { picture, sandwich = '' }: ExportTrees,
  signal: AbortSignal,
): Promise<ExportFile> {
  if (!picture) {
    throw new Error('There is no such graph on the screen to make a picture of.');
  }
  const name = formatFunctionName(sandwich);
  const { provenance } = subject;
  const ofSide = {
    ...subject,
    pictured: side === 'callers' ? `Callers of ${name}` : `What ${name} calls`,
    provenance: { ...provenance, coverage: { ...provenance.coverage, total: getTotal(picture.layout.tree) } },
  };
  return { name: `${getBaseName(subject)}.${side}.png`, blob: await drawSubjectPng(picture, ofSide, signal) };
}

/**
 * Makes a file of the view on screen, in slices of time.
 *
 * @throws ProfileEncodeError for a profile too deep for the format, or the reason of an aborted signal
 */
export async function createExportFile(
  format: ScreenFormat,
  subject: ExportSubject,
  { upright, view, categories, picture }: ExportTrees,
  signal: AbortSignal,
): Promise<ExportFile> {
  const { provenance } = subject;
  const baseName = getBaseName(subject);
  const title = getTitle(subject);
  const { sampleType, periodType, periodUnit } = parseProfileType(provenance.profileTypeId);
  const profileType = describeProfileType(provenance.profileTypeId);
  const unit = subject.unit ?? getAmountUnit(profileType, provenance.weight);
  const sampleUnit = getPprofUnit(profileType);
  const lines = listProvenance(provenance);
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
        ? save(printSvg(picture, { ...getPictureText(subject), provenance: lines }), 'svg', 'image/svg+xml')
        : { name: `${baseName}.png`, blob: await drawSubjectPng(picture, subject, signal) };
    }
    case 'html': {
      const [Cost] = describeCost(subject);
      const options = { title, unit, provenance: Cost === undefined ? lines : { Cost, ...lines } };
      return save(printHtml(view, options), 'html', 'text/html;charset=utf-8');
    }
    case 'csv': {
      const moments = profileType.isInstant ? provenance.weight : undefined;
      const shownUnit = typeof unit === 'object' && !isAverage(unit) ? unit : undefined;
      const options = { unit: sampleUnit, shownUnit, wholeTotal: subject.wholeTotal, moments, categories };
      return save(printFunctionsCsv(upright, options), 'csv', 'text/csv;charset=utf-8');
    }
    case 'collapsed':
      return save(printCollapsed(upright, printProvenance(provenance)), 'collapsed.txt', 'text/plain;charset=utf-8');
    case 'speedscope': {
      const options = { name: title, unit: sampleUnit, exporter: EXPORTER, provenance: listRawProvenance(provenance) };
      return save(printSpeedscope(upright, options), 'speedscope.json', 'application/json');
    }
    case 'flamebearer': {
      const options = { name: title, ...getFlamebearerUnits(sampleUnit), provenance: listRawProvenance(provenance) };
      return save(printFlamebearer([upright], options), 'flamebearer.json', 'application/json');
    }
    case 'pprof': {
      const steps = encodePprofInSteps(upright, {
        sampleType: { type: sampleType, unit: sampleUnit },
        periodType: periodType === '' ? undefined : { type: periodType, unit: periodUnit },
        timeMs: provenance.range.fromMs,
        durationNs: getDurationMs(provenance.range) * 1e6,
        comments: printProvenance(provenance),
      });
      const { result } = await runInSlices(steps, signal);
      return compressPprof(`${baseName}.stacks`, result);
    }
  }
}
