import { computeUnnamed, type UnnamedCode } from 'profile/formats/pprof/computeUnnamed';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import type { PprofProfile } from 'profile/formats/pprof/PprofProfile';
import { computeFunctionLines, type FunctionLines, type LinesQuestion } from 'profile/lines/computeFunctionLines';

export interface PprofLinesQuestion extends LinesQuestion {
  /** Name of the sample type: "cpu". */
  readonly sampleType: string;
}

/**
 * Computes lines of a function of an uncompressed pprof file.
 *
 * @throws ProfileDecodeError
 */
export function computeLines(bytes: Uint8Array, question: PprofLinesQuestion): FunctionLines {
  const profile = decodePprof(bytes);
  return computeFunctionLines(profile, findSampleType(profile, question.sampleType), question);
}

/**
 * Computes the code without symbols in an uncompressed pprof file. `sampleType`: its name, "cpu".
 *
 * @throws ProfileDecodeError
 */
export function computeUnnamedOfFile(bytes: Uint8Array, sampleType: string): UnnamedCode {
  const profile = decodePprof(bytes);
  return computeUnnamed(profile, findSampleType(profile, sampleType));
}

function findSampleType({ sampleTypes, defaultSampleType }: PprofProfile, name: string): number {
  const named = sampleTypes.findIndex(({ type }) => type === name);
  return named < 0 ? defaultSampleType : named;
}
