import { ShareLinkContext } from 'components/ShareLink';
import type { RichCopy } from 'grafana/copyRich';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatCoverage } from 'profile/formats/Provenance';
import React, { useContext } from 'react';
import type { ExportSubject, ExportTrees } from './ExportSource';
import { FormatMenu } from './FormatMenu';
import {
  AS_FILE,
  isPicture,
  isSandwichSide,
  type PicturedGraph,
  SANDWICH_PICTURES,
  SCREEN_FORMATS,
  SERVER_PPROF,
} from './formats';

type UnwrittenSubject = Omit<ExportSubject, 'provenance'> & {
  readonly provenance: Omit<ExportSubject['provenance'], 'createdMs'>;
};

interface ExportMenuProps {
  /** Subject without the time of writing, which is the time of the click. */
  readonly subject: UnwrittenSubject;
  /** Graphs on the screen whose picture `loadTrees` returns. */
  readonly pictured: ReadonlySet<PicturedGraph>;
  readonly hasSandwich: boolean;
  readonly loadTrees: (pictured: PicturedGraph) => Promise<ExportTrees>;
  /** The server's own pprof, uncompressed; undefined if there is none, as for a comparison. */
  readonly fetchServerPprof?: (signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;
  /** Opens the screen as a file; omitted if it is one. */
  readonly onOpenAsFile?: (file: File) => Promise<void>;
  readonly onPreview: (ticket: RichCopy) => void;
}

/** Saves the screen as a file, in one of many formats. All of it happens in the browser. */
export function ExportMenu(props: ExportMenuProps): React.JSX.Element {
  const { subject, pictured, hasSandwich, loadTrees, fetchServerPprof, onOpenAsFile } = props;
  const { isInstant } = describeProfileType(subject.provenance.profileTypeId);
  const getLink = useContext(ShareLinkContext);
  return (
    <FormatMenu
      note={describeScreen(subject)}
      groups={[
        SCREEN_FORMATS,
        ...(hasSandwich ? [SANDWICH_PICTURES] : []),
        ...(fetchServerPprof ? [[SERVER_PPROF]] : []),
        ...(onOpenAsFile ? [[AS_FILE]] : []),
      ]}
      getObstacle={(format) => {
        if (format === 'as-file' && isInstant) {
          return 'This adds up many snapshots: as a file, it would pass for a single one';
        }
        if (isSandwichSide(format)) {
          return pictured.has(format) ? undefined : 'Show the graphs of the sandwich to save one as a picture';
        }
        return isPicture(format) && !pictured.has('graph') ? 'Show the flame graph to save it as a picture' : undefined;
      }}
      redactedNote={fetchServerPprof ? 'The server’s pprof is saved as it is' : 'Left out of file names, too'}
      createTicket={async (redactsLabels, signal) => {
        const { createTicket } = await import(/* webpackChunkName: "exports" */ './createTicket');
        return createTicket(
          { subject: withTime(subject), redactsLabels, loadTrees: () => loadTrees('graph'), link: getLink?.() },
          signal,
        );
      }}
      onPreview={props.onPreview}
      onSave={async (choice, signal) => {
        const { runExport } = await import(/* webpackChunkName: "exports" */ './runExport');
        await runExport({ ...choice, subject: withTime(subject), loadTrees, fetchServerPprof, onOpenAsFile }, signal);
      }}
    />
  );
}

function withTime(subject: UnwrittenSubject): ExportSubject {
  return { ...subject, provenance: { ...subject.provenance, createdMs: Date.now() } };
}

/** Describes the screen: "What is on screen: 2 transforms, whole profile". */
function describeScreen({ provenance: { transforms, coverage } }: UnwrittenSubject): string {
  const count = transforms.length;
  const changes = count === 0 ? 'no transforms' : `${count} ${count === 1 ? 'transform' : 'transforms'}`;
  return `What is on screen: ${changes}, ${formatCoverage(coverage)}`;
}
