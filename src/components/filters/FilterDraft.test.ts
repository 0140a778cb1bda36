/** @jest-environment node */
import type { Filter, FilterOperator } from 'profile/labels/Filter';
import {
  chooseLabel,
  chooseOperator,
  completeWith,
  editOperator,
  editValues,
  EMPTY_DRAFT,
  finishDraft,
  getRegexProblem,
  stepBack,
  toggleListValue,
  typeText,
} from './FilterDraft';

function draftOf(operator: FilterOperator): ReturnType<typeof chooseOperator> {
  return chooseOperator(chooseLabel(EMPTY_DRAFT, 'region'), operator);
}

test.each<[FilterOperator, string, Filter]>([
  ['=', 'eu', { label: 'region', operator: '=', values: ['eu'] }],
  ['!=', 'eu', { label: 'region', operator: '!=', values: ['eu'] }],
  ['in', 'eu', { label: 'region', operator: 'in', values: ['eu'] }],
  ['not-in', 'eu', { label: 'region', operator: 'not-in', values: ['eu'] }],
  ['=~', 'e.', { label: 'region', operator: '=~', values: ['e.'] }],
  ['!~', 'e.', { label: 'region', operator: '!~', values: ['e.'] }],
  ['is-empty', '', { label: 'region', operator: 'is-empty', values: [] }],
])('label, %s and what is typed make a filter', (operator, text, expected) => {
  const draft = draftOf(operator);
  expect(finishDraft(text === '' ? draft : typeText(draft, text))).toEqual(expected);
});

test.each<[string, Parameters<typeof finishDraft>[0]]>([
  ['nothing', EMPTY_DRAFT],
  ['a label', typeText(EMPTY_DRAFT, 'region')],
  ['no operator', chooseLabel(EMPTY_DRAFT, 'region')],
  ['no value', draftOf('=')],
  ['no value of a list', draftOf('in')],
  ['a broken regex', typeText(draftOf('=~'), '(')],
])('%s is not enough for a filter', (_, draft) => {
  expect(finishDraft(draft)).toBeUndefined();
});

test('values of a list are picked, and taken back', () => {
  const two = toggleListValue(toggleListValue(draftOf('in'), 'eu'), 'us');
  expect(two.values).toEqual(['eu', 'us']);
  expect(toggleListValue(two, 'eu').values).toEqual(['us']);
  expect(finishDraft(typeText(two, 'ap'))?.values).toEqual(['eu', 'us', 'ap']);
});

test('the value of a missing label becomes "is empty"', () => {
  expect(completeWith(draftOf('='), '')).toEqual({ label: 'region', operator: 'is-empty', values: [] });
  expect(completeWith(draftOf('!='), '')).toEqual({ label: 'region', operator: '!=', values: [''] });
});

test.each<[Filter['operator'], string[], FilterOperator, string[] | undefined]>([
  ['=', ['eu'], '!=', ['eu']],
  ['=', ['eu'], 'in', ['eu']],
  ['in', ['eu', 'us'], 'not-in', ['eu', 'us']],
  ['in', ['eu', 'us'], '=', ['eu']],
  ['in', ['eu', 'us.1'], '=~', ['eu|us\\.1']],
  ['=~', ['eu|us\\.1'], 'in', ['eu', 'us.1']],
  ['=~', ['e.*'], 'in', undefined],
  ['=~', ['e.*'], '!~', ['e.*']],
  ['is-empty', [], '=', undefined],
  ['in', ['eu'], 'is-empty', []],
])('%s %j becomes %s with %j', (operator, values, next, expected) => {
  const edited = chooseOperator(editOperator({ label: 'region', operator, values }, 0), next);
  expect(finishDraft(edited)?.values).toEqual(expected);
});

test('editing begins with what is there', () => {
  expect(editValues({ label: 'region', operator: '=', values: ['eu'] }, 3)).toMatchObject({ position: 3, text: 'eu' });
  const list = editValues({ label: 'region', operator: 'in', values: ['eu', 'us'] }, 3);
  expect(list).toMatchObject({ values: ['eu', 'us'], text: '' });
});

test('backspace goes back value by value, step by step, and ends at a new filter', () => {
  const steps = [toggleListValue(draftOf('in'), 'eu')];
  for (let next = stepBack(steps[0]!); next; next = stepBack(next)) {
    steps.push(next);
  }
  expect(steps.map(({ step, values }) => [step, ...values])).toEqual([
    ['values', 'eu'],
    ['values'],
    ['operator'],
    ['label'],
  ]);
});

test('an existing filter keeps its label', () => {
  const draft = editOperator({ label: 'region', operator: '=', values: ['eu'] }, 0);
  expect(stepBack(draft)).toBeUndefined();
});

test('a broken regex is said while it is typed', () => {
  expect(getRegexProblem(typeText(draftOf('=~'), '('))).toMatch(/missing closing/);
  expect(getRegexProblem(typeText(draftOf('=~'), 'e.*'))).toBeUndefined();
  expect(getRegexProblem(typeText(draftOf('='), '('))).toBeUndefined();
});
