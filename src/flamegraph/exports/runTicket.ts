import { copyRich } from 'grafana/copyRich';
import { drawSubjectPng, redactSubject } from './createExportFile';
import type { ExportSubject, ExportTrees } from './ExportSource';
import { buildTicket } from './ticket/buildTicket';
import { printTicketHtml, printTicketMarkdown } from './ticket/Ticket';

export interface TicketRequest {
  readonly subject: ExportSubject;
  /** Without values of labels there is no link: they are in it. */
  readonly redactsLabels: boolean;
  readonly loadTrees: () => Promise<ExportTrees>;
  readonly link: string | undefined;
}

/** Copies what is on screen as a sentence, the top functions, a link and the picture. */
export async function runTicket({ redactsLabels, loadTrees, ...request }: TicketRequest, signal: AbortSignal) {
  const subject = redactsLabels ? redactSubject(request.subject) : request.subject;
  const { upright, picture } = await loadTrees();
  signal.throwIfAborted();
  const ticket = buildTicket(subject, upright, redactsLabels ? undefined : request.link);
  const drawn = picture && (await drawSubjectPng(picture, subject, signal));
  await copyRich(
    { text: printTicketMarkdown(ticket), printHtml: (address) => printTicketHtml(ticket, address), picture: drawn },
    NO_PICTURE,
  );
}

export const NO_PICTURE = 'the flame graph is not among the panes.';
