/** @jest-environment node */
import { describePart, findPartProblem, printPartKey, type ProfilePart, trimPart } from './ProfilePart';

const SPAN = '9a517183f26a089d';
const OTHER_SPAN = '0123456789abcdef';
const TRACE = '54e5e19d61091cb8688aa6dab9e645f3';
const PROFILE = '7f162faa-961d-48c5-8775-6714fea719e7';

test.each<[ProfilePart, string | undefined]>([
  [{}, undefined],
  [{ spanIds: [SPAN] }, undefined],
  [{ spanIds: [SPAN.toUpperCase(), OTHER_SPAN], profileIds: [PROFILE] }, undefined],
  [{ traceIds: [TRACE], profileIds: [PROFILE.replaceAll('-', '')] }, undefined],
  [{ spanIds: [] }, undefined],
  [{ spanIds: ['9a51'] }, '“9a51” is no span: a span is named by 16 hexadecimal digits'],
  [{ spanIds: ['${__span.spanId}'] }, '“${__span.spanId}” is no span: a span is named by 16 hexadecimal digits'],
  [{ spanIds: ['0000000000000000'] }, '“0000000000000000” is no span: a span is named by 16 hexadecimal digits'],
  [{ profileIds: [SPAN] }, `“${SPAN}” is no profile: a profile is named by a UUID`],
  [{ traceIds: [TRACE, SPAN] }, `“${SPAN}” is no trace: a trace is named by 32 hexadecimal digits`],
  [{ spanIds: [SPAN], traceIds: [TRACE] }, 'Pyroscope narrows a profile to spans or to traces, not to both at a time'],
])('%j: %s', (part, problem) => {
  expect(findPartProblem(part)).toBe(problem);
});

test.each<[ProfilePart, string | undefined]>([
  [{ spanIds: [] }, undefined],
  [{ spanIds: [SPAN] }, `span ${SPAN} only`],
  [{ spanIds: [SPAN, OTHER_SPAN], profileIds: [PROFILE] }, `2 spans and profile ${PROFILE} only`],
])('%j is said as %s', (part, text) => {
  expect(describePart(part)).toBe(text);
});

test('parts of the same ids are the same, whatever their order', () => {
  expect(printPartKey({ spanIds: [SPAN, OTHER_SPAN] })).toBe(
    printPartKey({ spanIds: [OTHER_SPAN, SPAN], traceIds: [] }),
  );
  expect(printPartKey({ spanIds: [SPAN] })).not.toBe(printPartKey({ traceIds: [SPAN] }));
  expect(trimPart({ spanIds: [], traceIds: [TRACE] })).toEqual({ traceIds: [TRACE] });
});
