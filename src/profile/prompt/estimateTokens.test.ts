/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { countTokens as countCl100k } from 'gpt-tokenizer/encoding/cl100k_base';
import { countTokens as countO200k } from 'gpt-tokenizer/encoding/o200k_base';
import { DEFAULT_FACT_RULES } from '../facts/buildFactRules';
import { computeFacts } from '../facts/computeFacts';
import { DEFAULT_CATEGORY_RULES } from '../names/defaultCategoryRules';
import { buildTreeFromPprof } from '../pprof/buildTreeFromPprof';
import { decodePprof } from '../pprof/decodePprof';
import { computeCoverage } from '../tree/computeCoverage';
import { getTotal } from '../tree/FlameTree';
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
      categoryRules: DEFAULT_CATEGORY_RULES,
      rules: DEFAULT_FACT_RULES,
    });
    const { messages } = buildPrompt({
      ...about,
      facts,
      categoryRules: DEFAULT_CATEGORY_RULES,
      labels: [{ name: 'region', value: 'eu-west-1' }],
      redaction: { labelValues: false, pathsAndHosts: false },
      budgetTokens: 11_200,
    });
    const text = messages.map(({ content }) => content).join('\n');
    return [countO200k, countCl100k].map((count) => ({ file, error: estimateTokens(text) / count(text) - 1 }));
  });
  expect(errors.filter(({ error }) => Math.abs(error) > 0.15)).toEqual([]);
});
