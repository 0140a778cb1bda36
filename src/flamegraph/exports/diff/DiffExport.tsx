import { ShareLinkContext } from 'components/ShareLink';
import { FormatMenu } from 'flamegraph/exports/FormatMenu';
import { isPicture } from 'flamegraph/exports/formats';
import React, { useContext } from 'react';
import type { DiffExportContent, DiffExportSubject } from './DiffExportSource';
import { DIFF_FORMATS } from './diffFormats';

interface DiffExportProps {
  /** Asked for on a click, as it holds the time of writing. */
  readonly getSubject: () => DiffExportSubject;
  readonly transformCount: number;
  readonly hasPicture: boolean;
  readonly loadContent: () => Promise<DiffExportContent>;
  /** What the page found; undefined where it has found nothing yet. */
  readonly verdict: string | undefined;
}

/** Saves the comparison on the screen as a file, or either side of it. */
export function DiffExport({
  getSubject,
  transformCount,
  hasPicture,
  loadContent,
  verdict,
}: DiffExportProps): React.JSX.Element {
  const getLink = useContext(ShareLinkContext);
  const changes =
    transformCount === 0 ? 'no transforms' : `${transformCount} ${transformCount === 1 ? 'transform' : 'transforms'}`;
  return (
    <FormatMenu
      note={`What is on screen: both sides, ${changes}`}
      groups={[DIFF_FORMATS]}
      getObstacle={(format) =>
        isPicture(format) && !hasPicture ? 'Only the OpenProfiles flame graph can be saved as a picture' : undefined
      }
      redactedNote="Left out of file names and queries"
      onCopy={async (redactsLabels, signal) => {
        const { runDiffTicket } = await import(/* webpackChunkName: "exports" */ './runDiffTicket');
        const request = { subject: getSubject(), redactsLabels, loadContent, verdict, link: getLink?.() };
        await runDiffTicket(request, signal);
      }}
      onSave={async (choice, signal) => {
        const { runDiffExport } = await import(/* webpackChunkName: "exports" */ './runDiffExport');
        await runDiffExport(choice, getSubject(), loadContent, signal);
      }}
    />
  );
}
