import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatShare } from 'profile/format/formatNumber';
import type { FunctionSelector, Transform } from './Transform';

/** Describes a transform in a few words: "focus: parse", "own code only". Names are made safe to show. */
export function describeTransform(transform: Transform): string {
  switch (transform.kind) {
    case 'focusNode':
      return `focus: ${formatFunctionName(transform.path.name)}`;
    case 'focusFunctions':
      return `all calls of: ${describeFunctions(transform.functions)}`;
    case 'callers':
      return `callers of: ${formatFunctionName(transform.name)}`;
    case 'callees':
      return `callees of: ${formatFunctionName(transform.name)}`;
    case 'hideFunctions':
      return `hide: ${describeFunctions(transform.functions)}`;
    case 'keepStacks':
      return `only stacks with: ${describeFunctions(transform.functions)}`;
    case 'hideStacks':
      return `no stacks with: ${describeFunctions(transform.functions)}`;
    case 'mergeRecursion':
      return transform.scope === 'direct' ? 'merge direct recursion' : 'merge all recursion';
    case 'collapsePackage':
      return `collapse: ${formatFunctionName(transform.packageName)}`;
    case 'ownCode':
      return 'own code only';
    case 'runNumbers':
      return transform.merge ? 'run numbers left out' : 'run numbers kept';
    case 'invert':
      return 'inverted';
    case 'dropSmall':
      return `without frames under ${formatShare(transform.share)}`;
  }
}

function describeFunctions(selector: FunctionSelector): string {
  return selector.by === 'name' ? formatFunctionName(selector.name) : `“${formatFunctionName(selector.search)}”`;
}
