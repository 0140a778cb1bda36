import { ExplainPanel } from 'explain/ExplainPanel';
import type { ExplanationContext } from 'flamegraph/view/FlameGraphView';
import type { Facts } from 'profile/facts/Fact';
import { parseSelector } from 'profile/labels/parseSelector';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { getDurationMs } from 'profile/time/TimeRangeMs';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import { getTotal, type FlameTree } from 'profile/tree/FlameTree';
import React, { useEffect, useState } from 'react';
import { computeFactsInWorker, getUprightTree } from 'worker/profileWorker';

interface Answer {
  readonly key: string;
  readonly tree: FlameTree;
  readonly facts?: Facts;
  readonly error?: string;
  /** Of the answers so far. */
  readonly number: number;
}

/** The explanation of what is on screen: facts from the worker, and what a model may be asked. */
export default function Explanation(context: ExplanationContext): React.JSX.Element {
  const { profile, transforms, onClose, onHoverFunction, onFocusFunction } = context;
  const { tree, query } = profile;
  const [answer, setAnswer] = useState<Answer>();
  const key = encodeTransforms(transforms);
  useEffect(() => {
    let isWanted = true;
    computeFactsInWorker(tree, transforms, { profileTypeId: query.profileTypeId, range: query }).then(
      (facts) => isWanted && setAnswer((before) => ({ key, tree, facts, number: countOn(before) })),
      (error: unknown) =>
        isWanted && setAnswer((before) => ({ key, tree, error: String(error), number: countOn(before) })),
    );
    return () => {
      isWanted = false;
    };
    // The key stands for the transforms.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [tree, key, query]);
  const isCurrent = answer?.key === key && answer.tree === tree;
  return (
    <ExplainPanel
      facts={isCurrent ? answer.facts : undefined}
      error={isCurrent ? answer.error : undefined}
      subjectKey={answer?.number ?? 0}
      loadSubject={async () => ({
        tree: await getUprightTree(tree, transforms),
        profileTypeId: query.profileTypeId,
        categoryRules: DEFAULT_CATEGORY_RULES,
        labels: parseSelector(query.labelSelector).map(({ label, value }) => ({ name: label, value })),
        untransformedTotal: getTotal(tree),
        durationMs: getDurationMs(query),
      })}
      onHoverFunction={onHoverFunction}
      onFocusFunction={onFocusFunction}
      onClose={onClose}
    />
  );
}

function countOn(before: Answer | undefined): number {
  return (before?.number ?? 0) + 1;
}
