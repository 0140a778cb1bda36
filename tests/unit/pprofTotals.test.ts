/** @jest-environment node */
// Compares with `go tool pprof -top`, the reference implementation. What it cannot prove: line numbers and labels.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { buildTreeFromPprof } from 'profile/formats/pprof/buildTreeFromPprof';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { encodePprof } from 'profile/formats/pprof/encodePprof';
import { type FlameTree, getName, getTotal } from 'profile/tree/FlameTree';
import {
  EVERYTHING,
  hasGoPprof,
  listProfiles,
  PROFILE_FOLDERS,
  readProfile,
  readTopRows,
  runGoPprof,
} from '../helpers/goPprof';
import { treeFromText } from '../helpers/treeFromText';

interface Top {
  total: number;
  /** Self and total per function, in the order of the names. */
  functions: Array<[name: string, self: number, total: number]>;
}

function runTop(file: string, sampleType: string, unit: string): Top {
  const text = runGoPprof(['-top', ...EVERYTHING], file, sampleType, unit);
  const total = /% of (-?[\d.]+)\S* total/.exec(text)?.[1];
  const functions = new Map(readTopRows(text).map((row) => [row[0], row]));
  return { total: Number(total), functions: sortByName([...functions.values()]) };
}

function computeTop(tree: FlameTree): Top {
  const functions = new Map<string, [name: string, self: number, total: number]>();
  /** End of the subtree of a function's outermost occurrence. */
  const openUntil = new Map<string, number>();
  for (let node = 1; node < tree.nodeCount; node++) {
    const name = getName(tree, node);
    const row = functions.get(name) ?? [name, 0, 0];
    row[1] += tree.self[node] ?? 0;
    // A stack counts once, however often the function is in it: below an occurrence there is nothing to add.
    if (node >= (openUntil.get(name) ?? 0)) {
      row[2] += tree.total[node] ?? 0;
      openUntil.set(name, tree.subtreeEnd[node] ?? 0);
    }
    functions.set(name, row);
  }
  return { total: getTotal(tree), functions: sortByName([...functions.values()]) };
}

function sortByName(functions: Top['functions']): Top['functions'] {
  return functions.sort(([a], [b]) => (a < b ? -1 : 1));
}

test.each(PROFILE_FOLDERS)('files in %s have the totals that go tool pprof shows', (title, folder) => {
  if (!hasGoPprof()) {
    return;
  }
  for (const path of listProfiles(title, folder)) {
    const file = basename(path);
    const profile = decodePprof(readProfile(path));
    profile.sampleTypes.forEach(({ type, unit }, index) => {
      const ours = computeTop(buildTreeFromPprof(profile, index));
      const reference = runTop(path, type, unit);

      expect({ file, type, total: ours.total }).toEqual({ file, type, total: reference.total });
      // A profile may name functions to drop, which only go tool pprof does.
      const names = new Set(reference.functions.map(([name]) => name));
      expect(ours.functions.filter(([name]) => names.has(name))).toEqual(reference.functions);
    });
  }
});

test('go tool pprof reads what we write', () => {
  if (!hasGoPprof()) {
    return;
  }
  const tree = treeFromText('main;walk;walk;visit 30\nmain;handle;parse 20\nmain;handle 7\ninit 1');
  const folder = mkdtempSync(join(tmpdir(), 'pprof-'));
  try {
    const file = join(folder, 'ours.pb');
    writeFileSync(file, encodePprof(tree, { sampleType: { type: 'cpu', unit: 'nanoseconds' } }));

    expect(runTop(file, 'cpu', 'nanoseconds')).toEqual(computeTop(tree));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
