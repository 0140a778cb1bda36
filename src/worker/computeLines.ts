import { computeFunctionLines, type FunctionLines, type LinesQuestion } from 'profile/pprof/computeFunctionLines';
import { decodePprof } from 'profile/pprof/decodePprof';

export interface PprofLinesQuestion extends LinesQuestion {
  /** Name of the sample type: "cpu". */
  readonly sampleType: string;
}

/**
 * Lines of a function of an uncompressed pprof file.
 *
 * @throws ProfileDecodeError
 */
export function computeLines(bytes: Uint8Array, question: PprofLinesQuestion): FunctionLines {
  const profile = decodePprof(bytes);
  const named = profile.sampleTypes.findIndex(({ type }) => type === question.sampleType);
  return computeFunctionLines(profile, named < 0 ? profile.defaultSampleType : named, question);
}
