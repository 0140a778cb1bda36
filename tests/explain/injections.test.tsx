import { render, waitFor } from '@testing-library/react';
import { AnswerText } from 'explain/AnswerText';
import { ChangeView } from 'explain/ChangeView';
import { FactList } from 'explain/FactList';
import type { CheckedAnswer, Explainer } from 'profile/explain/Explainer';
import { DATA_END, DATA_START, SYSTEM_PROMPT } from 'profile/explain/prompt/systemPrompt';
import type { CodeExcerpt } from 'profile/lines/CodeExcerpt';
import React from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createExplainer } from '../helpers/explainTree';
import { treeFromText } from '../helpers/treeFromText';
import { INJECTED_ANSWER, INJECTIONS } from './injections';

const ACTIONS = { onHoverFunction: () => undefined, onFocusFunction: () => undefined, onOpenMenu: () => undefined };
const INVISIBLE =
  /[\u0000-\u0009\u000b-\u001f\u007f\u00ad\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/u;

/** Explains a profile in which the text is a hot function, a caller, and a small one. */
function explain(text: string): Explainer {
  const tree = {
    ...treeFromText('main;caller;hot 900000000\nmain;small 100000000'),
    names: ['total', 'main', `${text} caller`, text, `small ${text}`],
  };
  return createExplainer(tree);
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

test.each(INJECTIONS)(
  '$kind in source and in a suggested change is text, and nothing is fetched: $text',
  ({ text }) => {
    const explainer = explain('regexp.Compile');
    const lines = ['start()', ...text.split(/[\r\n]+/)];
    const code: CodeExcerpt = {
      ...{ functionName: 'regexp.Compile', file: `${text}.go`, callers: [], note: '', fileLineCount: lines.length },
      lines: lines.map((line, at) => ({ line: at + 1, text: line, costs: [{ self: 9, total: 9 }] })),
      costs: [{ self: 9, total: 9 }],
    };
    const verdicts = ['start()', 'gone()'].map((context) => {
      const change = [
        ` ${context}`,
        ...lines.slice(1).map((line) => `-${line}`),
        `+${text.replace(/[\r\n]+/g, ' ')} changed`,
      ];
      const answer = `See line 1, ${text.replace(/[\r\n]+/g, ' ')}.\n\n~~~~~diff\n@@ -1 @@\n${change.join('\n')}\n~~~~~\n`;
      const checked = explainer.checkAnswer({ text: answer, isFinished: true, functionIds: [3], knownWords: [], code });
      const claim = checked.claims.findLast(({ kind }) => kind === 'code');
      const shown = show(
        <>
          <AnswerText text={answer} checked={checked} facts={explainer.facts.facts} actions={ACTIONS} />
          {claim?.change && <ChangeView change={claim.change} />}
        </>,
      );
      expectTextOnly(shown);
      expect(shown.textContent).not.toMatch(INVISIBLE);
      expect(shown.textContent).toContain('changed');
      return claim?.verdict;
    });
    expect(verdicts).toEqual(['ok', 'unsupported']);
  },
);

test('an answer full of them is text', async () => {
  const explainer = explain('regexp.Compile');
  const checked: CheckedAnswer = explainer.checkAnswer({
    text: INJECTED_ANSWER,
    isFinished: true,
    functionIds: [3],
    knownWords: [],
  });
  const { container } = render(
    <AnswerText text={INJECTED_ANSWER} checked={checked} facts={explainer.facts.facts} actions={ACTIONS} />,
  );
  await waitFor(() => expect(container.textContent).toContain('The end of the answer.'));
  expectTextOnly(container);
});
