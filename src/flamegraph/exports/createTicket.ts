import type { RichCopy } from 'grafana/copyRich';
import { drawSubjectPng, redactSubject } from './createExportFile';
import type { ExportSubject, ExportTrees } from './ExportSource';
import { buildTicket } from './ticket/buildTicket';
import { printTicket } from './ticket/Ticket';

export interface TicketRequest {
  readonly subject: ExportSubject;
  /** Without values of labels there is no link: they are in it. */
  readonly redactsLabels: boolean;
  readonly loadTrees: () => Promise<ExportTrees>;
  readonly link: string | undefined;
}

/**
 * Says what is on screen in a sentence, the top functions, a link and the picture.
 *
 * @throws what went wrong, with a sentence; the reason of the signal once it is aborted
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
