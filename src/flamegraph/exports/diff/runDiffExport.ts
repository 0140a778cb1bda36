import { saveAs } from 'file-saver';
import type { FormatChoice } from 'flamegraph/exports/FormatMenu';
import { createDiffFile, redactDiffSubject } from './createDiffFile';
import type { DiffExportContent, DiffExportSubject, DiffFormatName } from './DiffExportSource';

/**
 * Makes one file of a comparison and saves it.
 *
 * @throws what went wrong, with a sentence; the reason of the signal once it is aborted
 */
export async function runDiffExport(
  { format, redactsLabels }: FormatChoice<DiffFormatName>,
  subject: DiffExportSubject,
  loadContent: () => Promise<DiffExportContent>,
  signal: AbortSignal,
): Promise<void> {
  const content = await loadContent();
  signal.throwIfAborted();
  const { name, blob } = await createDiffFile(
    format,
    redactsLabels ? redactDiffSubject(subject) : subject,
    content,
    signal,
  );
  signal.throwIfAborted();
  saveAs(blob, name);
}
