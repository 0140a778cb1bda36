import { AnswerText } from 'explain/AnswerText';
import { FactList } from 'explain/FactList';
import { Explainer, type CheckedAnswer } from 'profile/explain/Explainer';
import { DEFAULT_FACT_RULES } from 'profile/facts/buildFactRules';
import { computeFacts } from 'profile/facts/computeFacts';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { DATA_END, DATA_START } from 'profile/prompt/encodeData';
import { SYSTEM_PROMPT } from 'profile/prompt/systemPrompt';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { getTotal } from 'profile/tree/FlameTree';
import React from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { treeFromText } from '../helpers/treeFromText';
import { INJECTED_ANSWER, INJECTIONS } from './injections';

const TYPE = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const ACTIONS = { onHoverFunction: () => undefined, onFocusFunction: () => undefined, onOpenMenu: () => undefined };
const INVISIBLE =
  /[\u0000-\u0009\u000b-\u001f\u007f\u00ad\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/u;

/** A profile in which the text is a hot function, a caller, and a small one. */
function explain(text: string): Explainer {
  const tree = {
    ...treeFromText('main;caller;hot 900000000\nmain;small 100000000'),
    names: ['total', 'main', `${text} caller`, text, `small ${text}`],
  };
  const untransformedTotal = getTotal(tree);
  const stacks = { tree, untransformedTotal, profileTypeId: TYPE, categoryRules: DEFAULT_CATEGORY_RULES };
  const facts = computeFacts({
    ...stacks,
    coverage: computeCoverage(tree),
    range: { fromMs: 0, toMs: 60_000 },
    rules: DEFAULT_FACT_RULES,
  });
  return new Explainer({ ...stacks, facts, durationMs: 60_000 });
}

function show(element: React.ReactElement): HTMLElement {
  const container = document.createElement('div');
  container.innerHTML = renderToStaticMarkup(element);
  return container;
}

function expectTextOnly(container: HTMLElement): void {
  expect(container.querySelectorAll('img, script, iframe, object, embed, form, style, base, meta, input')).toHaveLength(
    0,
  );
  for (const link of container.querySelectorAll('a')) {
    expect(link.getAttribute('href')).toMatch(/^https?:/);
    expect(link.getAttribute('rel')).toContain('noopener');
    expect(link.textContent).toContain(new URL(link.href).host);
  }
  for (const element of container.querySelectorAll('*')) {
    expect(element.getAttributeNames().filter((name) => name.startsWith('on'))).toEqual([]);
  }
}

test('there are enough of them', () => {
  expect(INJECTIONS.length).toBeGreaterThanOrEqual(60);
});

test.each(INJECTIONS)('$kind in a prompt stays data: $text', ({ text }) => {
  const explainer = explain(text);
  const labels = [{ name: text, value: text }];
  for (const labelValues of [true, false]) {
    const { messages } = explainer.buildPrompt({
      labels,
      redaction: { labelValues, pathsAndHosts: labelValues },
      budgetTokens: 8_000,
    });
    const [system, user] = messages;
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(system.content).toBe(SYSTEM_PROMPT);
    const lines = user.content.split('\n');
    expect(lines.filter((line) => line.includes('<'))).toEqual([DATA_START, DATA_END]);
    expect(lines.at(-1)).toBe(DATA_END);
    expect(user.content).not.toMatch(INVISIBLE);
    const data = lines.slice(2, -1).map((line): unknown => JSON.parse(line));
    expect(data.every((line) => typeof line === 'object')).toBe(true);
  }
});

test.each(INJECTIONS)('$kind in a look-up stays one line of data: $text', ({ text }) => {
  const { content } = explain(text).lookUp({
    tool: 'function',
    argumentsJson: JSON.stringify({ function: text }),
    functionIds: [],
    redaction: { labelValues: false, pathsAndHosts: false },
    aliases: [],
  });
  expect(content).not.toMatch(/[\n<>`]/);
  expect(content).not.toMatch(INVISIBLE);
  expect(typeof JSON.parse(content)).toBe('object');
});

test.each(INJECTIONS)('$kind in facts and in an answer is shown as text: $text', ({ text }) => {
  const explainer = explain(text);
  const facts = show(<FactList facts={explainer.facts} actions={ACTIONS} />);
  expectTextOnly(facts);
  expect(facts.textContent).not.toMatch(INVISIBLE);
  for (const answer of [text, `- ${text}`, `\`${text}\` takes 3 %`, `| ${text} |`]) {
    const checked = explainer.checkAnswer({ text: answer, isFinished: true, functionIds: [], knownWords: [] });
    const shown = show(<AnswerText text={answer} checked={checked} facts={explainer.facts.facts} actions={ACTIONS} />);
    expectTextOnly(shown);
    expect(shown.textContent).not.toMatch(INVISIBLE);
  }
});

test('an answer full of them is text', () => {
  const explainer = explain('regexp.Compile');
  const checked: CheckedAnswer = explainer.checkAnswer({
    text: INJECTED_ANSWER,
    isFinished: true,
    functionIds: [3],
    knownWords: [],
  });
  const container = show(
    <AnswerText text={INJECTED_ANSWER} checked={checked} facts={explainer.facts.facts} actions={ACTIONS} />,
  );
  expectTextOnly(container);
  expect(container.textContent).toContain('The end of the answer.');
});
