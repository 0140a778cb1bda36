/** @jest-environment node */
import { ShortcutMatcher } from './useShortcuts';

const SHORTCUTS = new Map(['t z', 'ctrl+z', 't left', 't a', 'd r', '?'].map((keys) => [keys, keys]));

/** Types keys separated by spaces: "+" is a modifier, "…" a pause of two seconds. */
function type(text: string): string[] {
  const matcher = new ShortcutMatcher((keys) => SHORTCUTS.get(keys));
  let timeStamp = 5000;
  const found: string[] = [];
  for (const stroke of text.split(' ')) {
    if (stroke === '…') {
      timeStamp += 2000;
      continue;
    }
    const [key = '', ...modifiers] = stroke.split('+').reverse();
    timeStamp += 100;
    const match = matcher.press({
      key,
      timeStamp,
      ctrlKey: modifiers.includes('ctrl'),
      metaKey: modifiers.includes('meta'),
      altKey: modifiers.includes('alt'),
    });
    found.push(...(match ? [match] : []));
  }
  return found;
}

test.each([
  ['t z', ['t z']],
  ['T Z', ['t z']],
  ['ctrl+z', ['ctrl+z']],
  ['t ArrowLeft', ['t left']],
  ['d r', ['d r']],
  ['Shift ?', ['?']],
  ['t ?', ['?']],
  ['x t z', ['t z']],
  ['t t z', ['t z']],
  ['t Shift z', ['t z']],
  ['t z t a', ['t z', 't a']],
  ['t z z', ['t z']],
  ['t … z', []],
  ['z', []],
  ['t x z', []],
  ['meta+z', []],
  ['alt+t z', []],
  ['t ctrl+a', []],
])('%s means %j', (text, expected) => {
  expect(type(text)).toEqual(expected);
});
