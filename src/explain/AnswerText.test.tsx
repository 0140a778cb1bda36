import { render } from '@testing-library/react';
import React from 'react';
import { AnswerText } from './AnswerText';

const ACTIONS = { onHoverFunction: () => undefined, onFocusFunction: () => undefined, onOpenMenu: () => undefined };

test('bold and emphasis are shown as such, HTML and deletions as they were written', () => {
  const text = 'It takes **99**% of *all*, <b>not</b> ~~98~~.';
  const { container } = render(<AnswerText text={text} checked={undefined} facts={[]} actions={ACTIONS} />);
  const marked = [...container.querySelectorAll('strong, em, b, del')].map(({ tagName, textContent }) => [
    tagName.toLowerCase(),
    textContent,
  ]);
  expect(marked).toEqual([
    ['strong', '99'],
    ['em', 'all'],
  ]);
  expect(container.textContent).toBe('It takes 99% of all, <b>not</b> ~~98~~.');
});
