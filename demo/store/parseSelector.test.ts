/** @jest-environment node */
import { InvalidArgument } from './InvalidArgument';
import { matches, parseSelector } from './parseSelector';

test.each([
  ['{}', []],
  ['{a="b"}', ['a = b']],
  [' { a = "b" , c != "d", } ', ['a = b', 'c != d']],
  ['{a=~"b.*",c!~"d|e"}', ['a =~ b.*', 'c !~ d|e']],
  ['{"team.name"="pay \\"core\\""}', ['team.name = pay "core"']],
  ["{a='it\\'s'}", ["a = it's"]],
  ['{a=`c:\\temp`}', ['a = c:\\temp']],
  ['{a="\\u00e9\\x41\\101\\t"}', ['a = éAA\t']],
  ['process_cpu{a="b"}', ['__name__ = process_cpu', 'a = b']],
  ['{"process_cpu",a="b"}', ['__name__ = process_cpu', 'a = b']],
  ['process_cpu', ['__name__ = process_cpu']],
])('%s is read', (selector, matchers) => {
  expect(parseSelector(selector).map(({ name, operator, value }) => `${name} ${operator} ${value}`)).toEqual(matchers);
});

test.each([
  ['', '1:1: parse error: unexpected end of input'],
  ['{', '1:2: parse error: unexpected end of input inside braces'],
  ['{a=}', '1:4: parse error: unexpected "}" in label matching, expected string'],
  ['{a=b}', '1:4: parse error: unexpected identifier "b" in label matching, expected string'],
  ['{a="b" c="d"}', '1:8: parse error: unexpected identifier "c" in label matching, expected "," or "}"'],
  ['{a}', '1:3: parse error: unexpected "}" in label matching, expected label matching operator'],
  ['{,}', '1:2: parse error: unexpected "," in label matching, expected identifier or "}"'],
  ['{a:b="c"}', "1:3: parse error: unexpected character inside braces: ':'"],
  ['{a="b}', '1:4: parse error: unterminated quoted string'],
  ['{a=~"("}', '1:2: parse error: error parsing regexp: missing closing ): `(`'],
  ['{a="\\q"}', "1:4: parse error: unknown escape sequence U+0071 'q'"],
])('%s is refused in the words of Prometheus', (selector, message) => {
  expect(() => parseSelector(selector)).toThrow(
    new InvalidArgument(`parsing label selector ${JSON.stringify(selector)}: ${message}`),
  );
});

test.each([
  ['{region="eu"}', true],
  ['{region!="eu"}', false],
  ['{region=~"e"}', false],
  ['{region=~"e.|us"}', true],
  ['{region!~"us"}', true],
  ['{zone=""}', true],
  ['{zone!=""}', false],
  ['{zone=~".*"}', true],
  ['{zone=~".+"}', false],
  ['{text=~"one.two"}', true],
])('%s on region="eu", text="one\\ntwo": %s', (selector, expected) => {
  const labels = new Map([
    ['region', 'eu'],
    ['text', 'one\ntwo'],
  ]);
  expect(matches(parseSelector(selector), labels)).toBe(expected);
});
