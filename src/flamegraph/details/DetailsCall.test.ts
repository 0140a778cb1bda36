/** @jest-environment node */
import { detailsCall } from 'url/viewValues';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { buildDetailsCall, findDetailsPlace } from './DetailsCall';

const baseline = treeFromText(`
  main   main   main
  old    serve  serve
  parse  parse  gc
`);
const comparison = treeFromText(`
  main   main
  serve  new
  parse  parse
`);

test.each([
  ['both sides', ['main', 'serve', 'parse']],
  ['the baseline', ['main', 'old', 'parse']],
  ['the comparison', ['main', 'new', 'parse']],
])('a call that %s has is found again, with the way in to it', (_, path) => {
  const call = buildDetailsCall(path);
  expect(findDetailsPlace([comparison, baseline], 'parse', call)).toEqual({
    name: 'parse',
    callPath: path,
    isCallOnly: true,
    callValues: { self: 1, total: 1 },
  });
});

test('a call that neither has is every call of the function', () => {
  const call = buildDetailsCall(['main', 'gone', 'parse']);
  expect(findDetailsPlace([comparison, baseline], 'parse', call)).toEqual({
    name: 'parse',
    callPath: undefined,
    isCallOnly: false,
  });
});

test('a function that neither has keeps the name of the link', () => {
  expect(findDetailsPlace([comparison, baseline], 'gone', undefined).name).toBe('gone');
});

test.each([true, false])('a call survives the URL, alone or not: %j', (isOnly) => {
  const call = { ...buildDetailsCall(['main', 'serve']), isOnly };
  expect(detailsCall.decode(detailsCall.encode(call))).toEqual({ value: call, unreadable: [] });
});

test.each(['', 'x.1', '0123456789abcdef', '0123456789abcdef.-1', '0123456789abcdef.1.some'])(
  '%j is no call',
  (text) => {
    expect(detailsCall.decode([text]).value).toBeUndefined();
  },
);
