/** @jest-environment node */
import { computeUnnamed } from 'profile/formats/pprof/computeUnnamed';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { buildPathReference } from 'profile/transform/pathHash';
import type { Transform } from 'profile/transform/Transform';
import { pprofFromText } from '../../tests/helpers/pprofFromText';
import { treeFromText } from '../../tests/helpers/treeFromText';
import { findUnnamedSelf } from './findUnnamedSelf';

const TREE = treeFromText('main;left;call 30\nmain;right;call 20\nmain;work 50');
const PPROF = 'main;left;call;?1 25\nmain;left;call 5\nmain;right;call;?1 20\nmain;work 50';

function find(...transforms: readonly Transform[]): Record<string, number> {
  const { below } = computeUnnamed(decodePprof(pprofFromText(PPROF)), 0);
  const categories = classifyTree(TREE, DEFAULT_CATEGORY_RULES);
  return Object.fromEntries(findUnnamedSelf(TREE, below, transforms, categories).valueOf);
}

test('of the whole profile it is what the pprof has', () => {
  expect(find()).toEqual({ call: 45 });
});

test('it changes with the stacks: a part has what is in it, what is merged into a caller goes with it', () => {
  const path = buildPathReference(['main', 'left']);
  expect(find({ kind: 'focusNode', path })).toEqual({ call: 25 });
  expect(find({ kind: 'focusNode', path: buildPathReference(['main', 'work']) })).toEqual({});
});
