import type { ExportSubject } from 'flamegraph/exports/ExportSource';
import {
  formatAmount,
  getAmountUnit,
  getMeasuredMs,
  getPlainUnit,
  hasAmounts,
  hasShares,
} from 'profile/amounts/AmountUnit';
import { describeAmount } from 'profile/amounts/describeAmount';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { isMoney } from 'profile/format/formatMoney';
import { formatShare } from 'profile/format/formatNumber';
import { formatDurationNs } from 'profile/format/formatValue';
import { describeOrigin, formatCoverage } from 'profile/formats/Provenance';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { rankFunctions } from 'profile/functions/rankFunctions';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { Ticket } from './Ticket';

/** A ticket is read, not studied. */
const FUNCTIONS = 5;

/** Describes the subject of a picture: "CPU time · checkout · 2026-11-23 14:37–15:07 UTC · 3.6 min, 0.002 cores". */
export function describeSubject(subject: ExportSubject): string {
  const { serviceName, provenance, pictured } = subject;
  const { profileTypeId, range, fileNames, coverage, weight } = provenance;
  const profileType = describeProfileType(profileTypeId);
  const amount = describeAmount({ profileType, range, total: coverage.total, weight });
  const when = fileNames === undefined ? [describeOrigin(provenance)] : [];
  return [
    ...(pictured ? [pictured] : []),
    profileType.title,
    serviceName,
    ...when,
    ...amount,
    ...describeCost(subject),
  ].join(' · ');
}

/** "€12.94/month at this rate, extrapolated from 10 min"; nothing if the screen shows no money. */
export function describeCost({ unit, provenance }: ExportSubject): string[] {
  if (unit === undefined || !isMoney(getPlainUnit(unit))) {
    return [];
  }
  const { profileTypeId, coverage, range, weight } = provenance;
  const measuredMs = getMeasuredMs({ isInstant: describeProfileType(profileTypeId).isInstant, range, weight });
  const cost = formatAmount(coverage.total, unit, coverage.total);
  return [`${cost} at this rate, extrapolated from ${formatDurationNs(measuredMs * 1e6)}`];
}

/** Describes what else one must know to read it right: what was changed, and what is missing. */
export function describeConditions({ wholeTotal, provenance }: ExportSubject): string[] {
  const { transforms, coverage, unseen } = provenance;
  const isPart = coverage.total !== wholeTotal && wholeTotal > 0;
  return [
    ...(transforms.length > 0
      ? [
          `Shown: ${transforms.join('; ')}${isPart ? `, ${formatShare(coverage.total / wholeTotal)} of the profile` : ''}.`,
        ]
      : []),
    ...(coverage.isWhole && !unseen?.length ? [] : [`${formatCoverage(coverage, unseen)}.`]),
  ];
}

/** @param upright the stacks on screen, upright and complete */
export function buildTicket(subject: ExportSubject, upright: FlameTree, link: string | undefined): Ticket {
  const { profileTypeId, labelSelector, fileNames, weight, coverage } = subject.provenance;
  const isOfService = labelSelector === `{service_name=${JSON.stringify(subject.serviceName)}}`;
  const unit = subject.unit ?? getAmountUnit(describeProfileType(profileTypeId), weight);
  const functions = computeFunctions(upright);
  const print = (value: number): string => {
    const share = formatShare(value / (coverage.total || 1));
    if (!hasShares(unit)) {
      return formatAmount(value, unit, coverage.total);
    }
    return hasAmounts(unit) ? `${formatAmount(value, unit, coverage.total)} (${share})` : share;
  };
  return {
    sentences: [`${describeSubject(subject)}.`, ...describeConditions(subject)],
    query: isOfService || fileNames !== undefined ? undefined : labelSelector,
    columns: ['Self', 'Total'],
    functions: [...rankFunctions(functions, 'self', FUNCTIONS)].map((name) => ({
      name: functions.names[name] ?? '',
      numbers: [print(functions.self[name] ?? 0), print(functions.total[name] ?? 0)],
    })),
    link,
  };
}
