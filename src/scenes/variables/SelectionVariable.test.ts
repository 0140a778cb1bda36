import { SelectionVariable } from './SelectionVariable';

test.each<[why: string, isOptional: boolean, given: string, value: string]>([
  ['a value of the URL is taken as it is', false, 'gone', 'gone'],
  ['an empty one is as good as none', false, '', 'default'],
  ['an empty one clears what may be empty', true, '', ''],
])('%s', (_, isOptional, given, value) => {
  const variable = new SelectionVariable('name', 'default', isOptional);
  variable.updateFromUrl({ 'var-name': given });
  expect(variable.state.value).toBe(value);
});
