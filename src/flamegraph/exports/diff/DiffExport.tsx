import { ShareLinkContext } from 'components/ShareLink';
import { FormatMenu } from 'flamegraph/exports/FormatMenu';
import { isPicture } from 'flamegraph/exports/formats';
import type { RichCopy } from 'grafana/copyRich';
import React, { useContext } from 'react';
import { DIFF_FORMATS, type DiffExportContent, type DiffExportSubject } from './DiffExportSource';

interface DiffExportProps {
  /** Called on a click, as the subject holds the time of writing. */
  readonly getSubject: () => DiffExportSubject;
  readonly transformCount: number;
  readonly hasPicture: boolean;
  readonly loadContent: () => Promise<DiffExportContent>;
  /** Verdict of the page; undefined until there is one. */
  readonly verdict: string | undefined;
  readonly onPreview: (ticket: RichCopy) => void;
}

/** Saves the comparison on the screen as a file, or either side of it. */
export function DiffExport({
  getSubject,
  transformCount,
  hasPicture,
  loadContent,
  verdict,
  onPreview,
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
      createTicket={async (redactsLabels, signal) => {
        const { createDiffTicket } = await import(/* webpackChunkName: "exports" */ './createDiffTicket');
        const request = { subject: getSubject(), redactsLabels, loadContent, verdict, link: getLink?.() };
        return createDiffTicket(request, signal);
      }}
      onPreview={onPreview}
      onSave={async (choice, signal) => {
        const { runDiffExport } = await import(/* webpackChunkName: "exports" */ './runDiffExport');
        await runDiffExport(choice, getSubject(), loadContent, signal);
      }}
    />
  );
}
