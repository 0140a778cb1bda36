/** @jest-environment node */
import { listLabels } from './listLabels';

test.each([
  [
    'java/util/regex/Pattern$CharProperty.match',
    ['java/util/regex/Pattern$CharProperty.match', 'Pattern$CharProperty.match', 'match'],
  ],
  ['github.com/x/y.(*Tree).Get', ['github.com/x/y.(*Tree).Get', '(*Tree).Get', 'Get']],
  ['github.com/x/y.Run.func1', ['github.com/x/y.Run.func1', 'Run.func1']],
  ['encoding/json.Marshal', ['encoding/json.Marshal', 'Marshal']],
  ['java/util/HashMap.<init>', ['java/util/HashMap.<init>', 'HashMap.<init>']],
  ['std::vec::Vec<T, A::B>::push', ['std::vec::Vec<T, A::B>::push', 'Vec::push', 'push']],
  [
    'core.rs:328 - tokio::task::Core<T>::poll::{{closure}}',
    ['tokio::task::Core<T>::poll::{{closure}} (core.rs:328)', 'Core::poll::{{closure}}', 'poll::{{closure}}'],
  ],
  ['flask/app.py:-1 - dispatch', ['dispatch (flask/app.py)', 'dispatch']],
  [':0 - __rust_try', ['__rust_try']],
  ['Shop!Shop.Cart.<Add>d__3.MoveNext()', ['Shop!Shop.Cart.<Add>d__3.MoveNext()', 'Cart.<Add>d__3', '<Add>d__3']],
  ['tokio::runtime::Inner::run', ['tokio::runtime::Inner::run', 'Inner::run']],
  ['main', ['main']],
  ['safe\u202Egnp.exe', ['safe⟨U+202E⟩gnp.exe']],
  ['', ['(no name)']],
])('%j can be written as %j', (name, labels) => {
  expect(listLabels(name)).toEqual(labels);
});
