/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { countTokens as countCl100k } from 'gpt-tokenizer/encoding/cl100k_base';
import { countTokens as countO200k } from 'gpt-tokenizer/encoding/o200k_base';
import { DEFAULT_FACT_RULES } from 'profile/explain/facts/buildFactRules';
import { computeFacts } from 'profile/explain/facts/computeFacts';
import { buildTreeFromPprof } from 'profile/formats/pprof/buildTreeFromPprof';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { classifyTree } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { getTotal } from 'profile/tree/FlameTree';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { buildCodePrompt } from './buildCodePrompt';
import { buildPrompt } from './buildPrompt';
import { estimateTokens } from './estimateTokens';

const FOLDER = join(process.cwd(), 'demo/profiles/recorded');
const FILES = readdirSync(FOLDER).filter((file) => /-00[37]\.pb\.gz$/.test(file));

test('the prompts of recorded profiles are estimated within 15 % of two real tokenizers', () => {
  expect(FILES.length).toBeGreaterThan(20);
  const errors = FILES.flatMap((file) => {
    const tree = buildTreeFromPprof(decodePprof(gunzipSync(readFileSync(join(FOLDER, file)))), 0);
    const about = { tree, profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds' };
    const facts = computeFacts({
      ...about,
      untransformedTotal: getTotal(tree),
      coverage: computeCoverage(tree),
      range: { fromMs: 0, toMs: 15_000 },
      categories: classifyTree(tree, DEFAULT_CATEGORY_RULES),
      rules: DEFAULT_FACT_RULES,
    });
    const { messages } = buildPrompt({
      ...about,
      facts,
      categories: classifyTree(tree, DEFAULT_CATEGORY_RULES),
      labels: [{ name: 'region', value: 'eu-west-1' }],
      redaction: { labelValues: false, pathsAndHosts: false },
      budgetTokens: 11_200,
    });
    const text = messages.map(({ content }) => content).join('\n');
    return [countO200k, countCl100k].map((count) => ({ file, error: estimateTokens(text) / count(text) - 1 }));
  });
  expect(errors.filter(({ error }) => Math.abs(error) > 0.15)).toEqual([]);
});

test('so are prompts of source code', () => {
  const folder = join(process.cwd(), 'demo/workloads/programs');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(go|ts)$/.test(file));
  expect(files.length).toBeGreaterThan(15);
  const tree = treeFromText('main;total 700000000\nmain;total;parse 300000000');
  const errors = files.flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8').split('\n');
    const lines = source.map((text, at) => ({
      line: at + 1,
      text,
      costs: [{ self: 0, total: at % 5 === 0 ? 7e6 * at : 0 }],
    }));
    const costs = [{ self: 7e8, total: 1e9 }];
    const callers = [{ name: 'main', file: 'main.go', line: 7, total: 1e9 }];
    const { messages } = buildCodePrompt(
      {
        tree,
        profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
        categories: classifyTree(tree, DEFAULT_CATEGORY_RULES),
        labels: [{ name: 'region', value: 'eu-west-1' }],
        redaction: { labelValues: false, pathsAndHosts: false },
        budgetTokens: 11_200,
      },
      { functionName: 'total', file, fileLineCount: source.length, lines, costs, callers, note: '' },
    );
    const text = messages.map(({ content }) => content).join('\n');
    return [countO200k, countCl100k].map((count) => ({ file, error: estimateTokens(text) / count(text) - 1 }));
  });
  expect(errors.filter(({ error }) => Math.abs(error) > 0.15)).toEqual([]);
});
