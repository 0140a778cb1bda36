import { saveAs } from 'file-saver';
import { compressPprof } from './compressPprof';
import { createExportFile, createSandwichFile, getBaseName, redactSubject } from './createExportFile';
import type { ExportFile, ExportSubject, ExportTrees } from './ExportSource';
import { type ExportFormat, isSandwichSide, type PicturedGraph } from './formats';

export interface ExportRequest {
  readonly format: ExportFormat;
  readonly subject: ExportSubject;
  readonly redactsLabels: boolean;
  readonly loadTrees: (pictured: PicturedGraph) => Promise<ExportTrees>;
  readonly fetchServerPprof: ((signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>) | undefined;
  /** Takes a file that is to be opened, not saved. */
  readonly onOpenAsFile: ((file: File) => Promise<void>) | undefined;
}

/**
 * Makes one file and saves it.
 *
 * @throws what went wrong, with a sentence; the reason of the signal once it is aborted
 */
export async function runExport(request: ExportRequest, signal: AbortSignal): Promise<void> {
  const { name, blob } = await createFile(request, signal);
  signal.throwIfAborted();
  if (request.format === 'as-file') {
    await request.onOpenAsFile?.(new File([blob], name));
  } else {
    saveAs(blob, name);
  }
}

async function createFile(request: ExportRequest, signal: AbortSignal): Promise<ExportFile> {
  const { format, redactsLabels, loadTrees, fetchServerPprof } = request;
  const subject = redactsLabels ? redactSubject(request.subject) : request.subject;
  if (format === 'server-pprof') {
    if (!fetchServerPprof) {
      throw new Error('The server has no pprof for what is on the screen.');
    }
    return compressPprof(getBaseName(subject), await fetchServerPprof(signal));
  }
  const trees = await loadTrees(isSandwichSide(format) ? format : 'graph');
  signal.throwIfAborted();
  if (isSandwichSide(format)) {
    return createSandwichFile(format, subject, trees, signal);
  }
  return createExportFile(format === 'as-file' ? 'pprof' : format, subject, trees, signal);
}
