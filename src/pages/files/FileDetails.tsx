import { buildDetailsFormat, buildDiffDetailsFormat } from 'flamegraph/details/buildDetailsFormat';
import type { DetailsSide, DetailsSource } from 'flamegraph/details/DetailsSource';
import { FunctionDetails } from 'flamegraph/details/FunctionDetails';
import type { DetailsContext, DiffDetailsContext } from 'flamegraph/view/contexts';
import { getTotal } from 'profile/tree/FlameTree';
import React, { useMemo } from 'react';
import type { ComparedSide } from './ComparedSide';
import { computeFileWeight, describeFileType } from './describeFileProfile';
import type { ShownSide } from './openFileSide';

const nothing = (): Promise<void> => Promise.resolve();

/** Source comes from what the user drops: a file does not say which server could have it. */
function useFileSource(serviceName: string): DetailsSource {
  return useMemo(
    () => ({
      ...{ serviceName, dataSourceUid: '', problem: '', server: undefined },
      ...{ hostPatterns: [], override: undefined, otherOverrides: [] },
      ...{ onOverride: nothing, onForgetOverride: nothing, onForgetOverrides: nothing },
    }),
    [serviceName],
  );
}

interface FileDetailsProps {
  readonly context: DetailsContext;
  readonly side: DetailsSide;
  readonly shown: ShownSide;
  readonly name: string;
}

/** A function of a file, line by line. */
export function FileDetails({ context, side, shown, name }: FileDetailsProps): React.JSX.Element {
  const source = useFileSource(name);
  const format = useMemo(
    () => buildDetailsFormat(describeFileType(shown).id, computeFileWeight(shown), getTotal(shown.profile.tree)),
    [shown],
  );
  return <FunctionDetails {...context} side={side} sampleType={shown.about.name} format={format} source={source} />;
}

interface FilesDetailsProps {
  readonly context: DiffDetailsContext;
  readonly baseline: ComparedSide;
  readonly comparison: ComparedSide;
}

/** A function of both sides, line by line. */
export function FilesDetails({ context, baseline, comparison }: FilesDetailsProps): React.JSX.Element | null {
  const { scale, diffFormat, colors, ...details } = context;
  const source = useFileSource(comparison.name);
  const format = useMemo(() => ({ ...buildDiffDetailsFormat(scale, diffFormat), colors }), [scale, diffFormat, colors]);
  return baseline.details && comparison.details ? (
    <FunctionDetails
      {...details}
      side={comparison.details}
      baseline={baseline.details}
      sampleType={comparison.question.profileType.type}
      format={format}
      source={source}
    />
  ) : null;
}
