import { useAnswer } from 'components/useAnswer';
import { ExplainPanel } from 'explain/ExplainPanel';
import { useExplainSettings } from 'explain/useExplainSettings';
import { useCategoryRules } from 'flamegraph/state/categoryRulesStore';
import { listUnseen } from 'flamegraph/state/useUnseen';
import type { ExplanationContext } from 'flamegraph/view/contexts';
import { formatAmount } from 'profile/amounts/AmountUnit';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatCoverage, printIsoTime } from 'profile/formats/Provenance';
import { readSelector } from 'profile/labels/readSelector';
import { describeTransform } from 'profile/transform/describeTransform';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import React, { useMemo } from 'react';

/** Explains the screen: facts from the worker, and questions to a model. */
export default function Explanation(context: ExplanationContext): React.JSX.Element {
  const { profile, transforms, categories, pricing, ...links } = context;
  const { opened, query, serviceName, part, weight, unseen, isOfFile } = profile;
  const { profileTypeId, labelSelector, fromMs, toMs } = query;
  const { settings, problem } = useExplainSettings();
  const { text: rulesText } = useCategoryRules();
  const view = encodeTransforms(transforms);
  const question = [opened, weight, view, query, settings, rulesText, categories, unseen];
  const { value, error, isBusy } = useAnswer(
    question,
    settings && categories && !unseen?.isPending
      ? () =>
          opened.explain(transforms, {
            profileTypeId,
            range: query,
            weight,
            ruleSettings: settings.ruleSettings,
            unseen: unseen ? listUnseen(unseen) : [],
            unnamed: unseen?.below,
          })
      : undefined,
  );
  const subject = useMemo(() => {
    const { coverage } = opened;
    const { title } = describeProfileType(profileTypeId);
    const changes = [...(part ? [part] : []), ...transforms.map(describeTransform)];
    return {
      key: JSON.stringify([serviceName, query, view, coverage, weight]),
      title: [`${title} of ${serviceName}`, ...changes].join(', '),
      provenance: [
        { label: 'Profile type', value: profileTypeId },
        ...(isOfFile
          ? [{ label: 'File', value: serviceName }]
          : [
              { label: 'Query', value: labelSelector },
              { label: 'Range', value: `${printIsoTime(fromMs, 'UTC')} to ${printIsoTime(toMs, 'UTC')}` },
            ]),
        { label: 'View', value: changes.join('; ') || 'all of it' },
        { label: 'Coverage', value: formatCoverage(coverage, unseen && listUnseen(unseen)) },
      ],
      labels: (readSelector(labelSelector) ?? []).map(({ label, value: labelValue }) => ({
        name: label,
        value: labelValue,
      })),
    };
    // The view stands for the transforms.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [opened, weight, view, query, serviceName, part, unseen]);
  return (
    <ExplainPanel
      title="Explain flame graph"
      explanation={isBusy || error ? undefined : value}
      error={error}
      problem={problem}
      subject={subject}
      money={
        pricing?.status === 'priced'
          ? {
              sentence: pricing.sentence,
              describe: (part) => `At this rate ${formatAmount(part, pricing.unit, part)}.`,
            }
          : undefined
      }
      availability={settings?.availability}
      {...links}
    />
  );
}
