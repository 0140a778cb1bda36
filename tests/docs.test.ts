/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

test('every file of the repository that its documents name is there', () => {
  const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n');
  const documents = files.filter((file) => /^(docs\/[^/]+|[A-Z]+)\.md$/.test(file));
  const missing = documents.flatMap((document) =>
    [...readFileSync(document, 'utf8').matchAll(/`([\w/.-]+\.(?:tsx?|json|mjs))`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !files.some((file) => file === path || file.endsWith(`/${path}`)))
      .map((path) => `${document}: ${path}`),
  );
  expect(documents.length).toBeGreaterThan(5);
  expect(missing).toEqual([]);
});

test('doc comments are sentences or nouns, and no riddles that begin with a question word', () => {
  const sources = execFileSync('git', ['ls-files', 'src', 'demo', 'scripts', 'tests'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => /\.(tsx?|m?js)$/.test(file) && !/\/gen\/|viewerAssets/.test(file))
    // Recorded profiles name lines of these programs, and commits of their texts.
    .filter((file) => !/^demo\/workloads\/(programs\/|runtime\/|random\.ts)/.test(file));
  const riddles = sources.flatMap((file) =>
    (readFileSync(file, 'utf8').match(/\/\*\*\s*(?:\* )?(?:What|Whether|How|Which|Where|Of)\b.*/g) ?? []).map(
      (comment) => `${file}: ${comment}`,
    ),
  );
  expect(sources.length).toBeGreaterThan(500);
  expect(riddles).toEqual([]);
});
