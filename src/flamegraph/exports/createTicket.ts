import type { RichCopy } from 'grafana/copyRich';
import { drawSubjectPng, redactSubject } from './createExportFile';
import type { ExportSubject, ExportTrees } from './ExportSource';
import { buildTicket } from './ticket/buildTicket';
import { printTicket } from './ticket/Ticket';

export interface TicketRequest {
  readonly subject: ExportSubject;
  /** True if label values are left out. Then there is no link either: it contains them. */
  readonly redactsLabels: boolean;
  readonly loadTrees: () => Promise<ExportTrees>;
  readonly link: string | undefined;
}

/**
 * Creates a ticket with a sentence about the screen, the top functions, a link and the picture.
 *
 * @throws an error with a sentence; the signal's reason once it is aborted
 */
export async function createTicket(
  { redactsLabels, loadTrees, ...request }: TicketRequest,
  signal: AbortSignal,
): Promise<RichCopy> {
  const subject = redactsLabels ? redactSubject(request.subject) : request.subject;
  const { upright, picture } = await loadTrees();
  signal.throwIfAborted();
  const ticket = buildTicket(subject, upright, redactsLabels ? undefined : request.link);
  const drawn = picture && (await drawSubjectPng(picture, subject, signal));
  return printTicket(ticket, drawn);
}
