import { useAnswer } from 'components/useAnswer';
import { ExplainPanel } from 'explain/ExplainPanel';
import { useExplainSettings } from 'explain/useExplainSettings';
import type { DiffFormat } from 'flamegraph/diff/formatDiffValue';
import { useCategoryRules } from 'flamegraph/state/categoryRulesStore';
import { listUnseen } from 'flamegraph/state/useUnseen';
import type { DiffExplanationContext } from 'flamegraph/view/contexts';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { EstimatedSureness } from 'profile/diff/computeSureness';
import type { DiffQuestion } from 'profile/diff/DiffQuestion';
import type { NoiseNames } from 'profile/explain/facts/computeDiffFacts';
import { formatValue } from 'profile/format/formatValue';
import { formatCoverage, printIsoTime } from 'profile/formats/Provenance';
import { readSelector } from 'profile/labels/readSelector';
import { describeTransform } from 'profile/transform/describeTransform';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import React, { useMemo } from 'react';

/** The explanation of the comparison on screen. */
export default function DiffExplanation(context: DiffExplanationContext): React.JSX.Element {
  const { opened, sides, fileNames, mode, profileTypeId, transforms, sureness, unseen, categories, money, ...links } =
    context;
  const { settings, problem } = useExplainSettings();
  const { text: rulesText } = useCategoryRules();
  const view = encodeTransforms(transforms);
  const estimated = sureness?.status === 'estimated' ? sureness : undefined;
  const [ofBaseline, ofComparison] = categories;
  const { baseline: left, comparison: right } = unseen;
  const question = [opened, sides, mode, view, estimated, settings, rulesText, ofBaseline, ofComparison, left, right];
  const { value, error, isBusy } = useAnswer(
    question,
    settings && ofBaseline && ofComparison && !left.isPending && !right.isPending
      ? () =>
          opened.explain({
            ...{ sides, mode, transforms, profileTypeId },
            unseen: [
              ...listUnseen(left).map((sentence) => `Baseline: ${sentence}`),
              ...listUnseen(right).map((sentence) => `Comparison: ${sentence}`),
            ],
            unnamed: [left.below, right.below].flatMap((below) => below ?? []),
            ruleSettings: settings.ruleSettings,
            noise: estimated && listNoise(estimated),
          })
      : undefined,
  );
  const subject = useMemo(() => {
    const { baseline, comparison } = sides;
    const isAsked = (side: keyof typeof sides) => fileNames?.[side] === undefined;
    const selectors = [
      ...new Set((['baseline', 'comparison'] as const).filter(isAsked).map((side) => sides[side].selector)),
    ];
    const changes = transforms.map(describeTransform);
    const { title } = describeProfileType(profileTypeId);
    const coverage = [opened.baseline, opened.comparison].map((side) => side.coverage);
    return {
      key: JSON.stringify([profileTypeId, mode, view, baseline, comparison, coverage]),
      title: [`${title}, baseline and comparison`, ...changes].join(', '),
      provenance: [
        { label: 'Profile type', value: profileTypeId },
        { label: 'Baseline', value: fileNames?.baseline ?? printQuestion(baseline) },
        { label: 'Comparison', value: fileNames?.comparison ?? printQuestion(comparison) },
        { label: 'Compared', value: mode },
        { label: 'View', value: changes.join('; ') || 'all of it' },
        {
          label: 'Coverage',
          value: [
            formatCoverage(opened.baseline.coverage, listUnseen(left)),
            formatCoverage(opened.comparison.coverage, listUnseen(right)),
          ].join(' / '),
        },
      ],
      labels: selectors.flatMap((selector) =>
        (readSelector(selector) ?? []).map(({ label, value: labelValue }) => ({ name: label, value: labelValue })),
      ),
    };
    // The view stands for the transforms.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [opened, sides, fileNames, mode, view, profileTypeId, left, right]);
  return (
    <ExplainPanel
      title="Explain diff flame graph"
      explanation={isBusy || error ? undefined : value}
      error={error}
      problem={problem}
      subject={subject}
      money={
        money.format && money.note?.status === 'priced'
          ? { sentence: money.note.sentence, describe: describeDifference(money.format) }
          : undefined
      }
      availability={settings?.availability}
      {...links}
    />
  );
}

function listNoise({ functions }: EstimatedSureness): NoiseNames {
  const listNames = (measure: 'self' | 'total') =>
    new Set([...functions].flatMap(([name, verdict]) => (verdict[measure].isSure ? [] : [name])));
  return { self: listNames('self'), total: listNames('total') };
}

function describeDifference({ unit, divisor }: DiffFormat['format']): (part: number) => string {
  return (part) => `At this rate a difference of ${formatValue(part / divisor, unit)}.`;
}

function printQuestion({ selector, range: { fromMs, toMs } }: DiffQuestion): string {
  return `${selector}, ${printIsoTime(fromMs, 'UTC')} to ${printIsoTime(toMs, 'UTC')}`;
}
