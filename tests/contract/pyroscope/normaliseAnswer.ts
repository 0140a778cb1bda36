import { printLevels, printTreeBytes } from './printCallTree';

/**
 * Removes from an answer what is not part of the contract: the order of series, labels, siblings and of everything in a pprof
 * that is referred to by number, and random profile ids.
 */
export function normaliseAnswer(path: string, answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) {
    return answer;
  }
  const method = path.split('/').at(-1);
  switch (method) {
    case 'Series':
      return { ...answer, labelsSet: sortByText(getList(answer, 'labelsSet').map(normaliseLabels)) };
    case 'SelectSeries':
    case 'SelectHeatmap':
      return { ...answer, series: sortByText(getList(answer, 'series').map(normaliseLabels)) };
    case 'SelectMergeStacktraces':
    case 'SelectMergeSpanProfile':
      return normaliseStacktraces(answer);
    case 'SelectMergeProfile':
      return printPprof(answer);
    case 'Diff':
      return normaliseStacktraces(answer, 2);
    default:
      return answer;
  }
}

function getList(value: object, key: string): object[] {
  const list: unknown = Reflect.get(value, key);
  return Array.isArray(list) ? list : [];
}

function sortByText<T>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Sorts every list of labels below a value and replaces the profile ids. */
function normaliseLabels(value: object): unknown {
  return JSON.parse(JSON.stringify(value), (key, item) => {
    if (key === 'labels' && Array.isArray(item)) {
      return sortByText(item);
    }
    const isId = key === 'profileId' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(item);
    return isId ? 'a profile id' : item;
  });
}

interface StacktracesAnswer {
  readonly tree?: string;
  readonly flamegraph?: Parameters<typeof printLevels>[0];
  readonly pprof?: { readonly profile: object };
}

function normaliseStacktraces(answer: StacktracesAnswer, sides: 1 | 2 = 1): object {
  const { tree, flamegraph, pprof, ...rest } = answer;
  return {
    ...rest,
    ...(tree !== undefined && { tree: printTreeBytes(tree) }),
    ...(flamegraph && { flamegraph: { ...flamegraph, names: [], levels: printLevels(flamegraph, sides) } }),
    ...(pprof && { pprof: printPprof(pprof.profile) }),
  };
}

interface PprofAnswer {
  readonly stringTable?: readonly string[];
  readonly sampleType?: readonly ValueType[];
  readonly periodType?: ValueType;
  readonly defaultSampleType?: string;
  readonly sample?: readonly { readonly locationId: readonly string[]; readonly value: readonly string[] }[];
  readonly location?: readonly Location[];
  readonly function?: readonly PprofFunction[];
  readonly mapping?: readonly { readonly id: string; readonly filename?: string; readonly buildId?: string }[];
}

interface ValueType {
  readonly type?: string;
  readonly unit?: string;
}

interface Location {
  readonly id: string;
  readonly mappingId?: string;
  readonly address?: string;
  readonly line?: readonly { readonly functionId: string; readonly line?: string }[];
}

interface PprofFunction {
  readonly id: string;
  readonly name?: string;
  readonly systemName?: string;
  readonly filename?: string;
  readonly startLine?: string;
}

/** Prints a pprof (JSON) with all references resolved; samples are sorted. */
function printPprof(profile: PprofAnswer): object {
  const { stringTable = [], sample = [], location = [], mapping = [], function: functions = [], ...rest } = profile;
  const text = (index = '0') => stringTable[Number(index)] ?? '(no such string)';
  const printType = ({ type, unit }: ValueType = {}) => `${text(type)} in ${text(unit)}`;
  const functionTexts = new Map(
    functions.map((fn) => [fn.id, `${text(fn.name)}|${text(fn.systemName)}|${text(fn.filename)}:${fn.startLine ?? 0}`]),
  );
  const mappingTexts = new Map(
    mapping.map(({ id, filename, buildId, ...flags }) => [id, JSON.stringify([text(filename), text(buildId), flags])]),
  );
  const locationTexts = new Map(
    location.map(({ id, mappingId, address, line = [] }) => [
      id,
      [
        ...line.map((item) => `${functionTexts.get(item.functionId)} line ${item.line ?? 0}`),
        `at ${address ?? 0} of ${mappingTexts.get(mappingId ?? '0')}`,
      ].join(' < '),
    ]),
  );
  return {
    ...rest,
    sampleType: rest.sampleType?.map(printType),
    periodType: printType(rest.periodType),
    defaultSampleType: text(rest.defaultSampleType),
    samples: sortByText(
      sample.map(({ locationId, value }) => `${locationId.map((id) => locationTexts.get(id)).join(' ← ')} = ${value}`),
    ),
    sizes: { locations: location.length, functions: functions.length, mappings: mapping.length },
  };
}
