import { describeVerdict } from 'flamegraph/diff/describeSureness';
import { formatDifference, formatDiffValue } from 'flamegraph/diff/formatDiffValue';
import { getVerdict, listDiffFunctions } from 'flamegraph/diff/listDiffFunctions';
import { printTicket, type Ticket } from 'flamegraph/exports/ticket/Ticket';
import type { RichCopy } from 'grafana/copyRich';
import { describeOrigin } from 'profile/formats/Provenance';
import { drawDiffPng, redactDiffSubject } from './createDiffFile';
import type { DiffExportContent, DiffExportSubject } from './DiffExportSource';

/** A ticket is read, not studied. */
const FUNCTIONS = 5;

export interface DiffTicketRequest {
  readonly subject: DiffExportSubject;
  /** True if label values are left out. Then there is neither a link nor a verdict: both may contain them. */
  readonly redactsLabels: boolean;
  readonly loadContent: () => Promise<DiffExportContent>;
  /** Verdict of the page; undefined until there is one. */
  readonly verdict: string | undefined;
  readonly link: string | undefined;
}

/**
 * Creates a ticket about a comparison with its verdict, the functions that make up the change, a link and the picture.
 *
 * @throws an error with a sentence; the signal's reason once it is aborted
 */
export async function createDiffTicket(request: DiffTicketRequest, signal: AbortSignal): Promise<RichCopy> {
  const { redactsLabels, loadContent } = request;
  const subject = redactsLabels ? redactDiffSubject(request.subject) : request.subject;
  const content = await loadContent();
  signal.throwIfAborted();
  const found = redactsLabels ? { verdict: undefined, link: undefined } : request;
  const ticket = buildDiffTicket(subject, content, found);
  const picture = content.picture && (await drawDiffPng(content.picture, subject, content, signal));
  return printTicket(ticket, picture);
}

export function buildDiffTicket(
  { title, sides, mode, cost }: DiffExportSubject,
  { functions, scaled: { format }, sureness }: Pick<DiffExportContent, 'functions' | 'scaled' | 'sureness'>,
  { verdict, link }: Pick<DiffTicketRequest, 'verdict' | 'link'>,
): Ticket {
  const all = functions?.all;
  const sort = { column: 'part', by: 'self', direction: 'descending' } as const;
  const top = all
    ? [...listDiffFunctions(all, { sort, listed: [], matchedNames: undefined })]
        .filter((name) => all.scaled.difference.self[name] !== 0)
        .slice(0, FUNCTIONS)
    : [];
  const { baseline, comparison } = sides;
  const asked = (['baseline', 'comparison'] as const).filter((side) => sides[side].fileNames === undefined);
  const query = asked.map((side) => `${side} ${sides[side].labelSelector}`).join(', ');
  const { transforms } = baseline;
  return {
    sentences: [
      `${title}.`,
      ...(verdict === undefined ? [] : [verdict]),
      // A verdict that is sure has it already.
      ...(cost === undefined || verdict?.includes(cost) ? [] : [cost]),
      `Baseline ${describeOrigin(baseline)}, comparison ${describeOrigin(comparison)}.`,
      ...(transforms.length > 0 ? [`Shown: ${transforms.join('; ')}.`] : []),
    ],
    query: query || undefined,
    columns: [`Baseline (self, ${mode})`, 'Comparison', 'Difference', 'How sure'],
    functions: top.map((name) => {
      const values = (side: 'baseline' | 'comparison' | 'difference') => all?.scaled[side].self[name] ?? 0;
      return {
        name: all?.names[name] ?? '',
        numbers: [
          formatDiffValue(values('baseline'), format),
          formatDiffValue(values('comparison'), format),
          formatDifference(values('difference'), format),
          describeVerdict(sureness, all && getVerdict(all, name)).text,
        ],
      };
    }),
    link,
  };
}
