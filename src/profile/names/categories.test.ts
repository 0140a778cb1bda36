/** @jest-environment node */
import fc from 'fast-check';
import type { CategoryRules } from './categoryRules';
import { CATEGORIES, parseCategoryRules, printCategoryRules } from './categoryRules';
import { getCollapsedName } from './collapsedName';
import { classifyFunction, computeCategories, KERNEL, LIBRARY, OWN, RUNTIME } from './computeCategories';
import { computePackages, findPackageNames } from './computePackages';
import { DEFAULT_CATEGORY_RULES } from './defaultCategoryRules';

test.each([
  ['main.main', 'own'],
  ['github.com/acme/shop/cart.(*Cart).Total', 'own'],
  ['shop/internal/cart.Total', 'own'],
  ['runtime.mallocgc', 'runtime'],
  ['runtime/internal/atomic.Cas', 'runtime'],
  ['runtime/pprof.writeHeap', 'library'],
  ['net/http.(*conn).serve', 'library'],
  ['strings.Split', 'library'],
  ['google.golang.org/grpc.(*Server).handleStream', 'library'],
  ['com/acme/shop/Cart.total', 'own'],
  ['net/acme/Cart.total', 'own'],
  ['java/util/HashMap.put', 'library'],
  ['org.springframework.web.servlet.DispatcherServlet.doDispatch', 'library'],
  ['G1ParTask::work', 'runtime'],
  ['Garbage Collection', 'runtime'],
  ['RegExp: ^a+', 'runtime'],
  ['RegExpRules', 'own'],
  ['JavaThread::run', 'runtime'],
  ['lib/utility/utility.py:-1 - find_nearest_vehicle', 'own'],
  ['database/models.py:7 - save', 'own'],
  ['flask/app.py:-1 - wsgi_app', 'library'],
  ['socketserver.py:-1 - serve_forever', 'library'],
  ['/app/.venv/lib/python3.11/site-packages/anything/x.py:3 - f', 'library'],
  ['<frozen importlib._bootstrap>:1027 - _find_and_load', 'library'],
  ['_PyEval_EvalFrameDefault', 'runtime'],
  ['app/helpers/application_helper.rb:-1 - find', 'own'],
  ['gems/rack-2.2.8/lib/rack/utils.rb:-1 - parse', 'library'],
  ['(unknown):-1 - select [c function]', 'library'],
  ['rb_vm_exec', 'runtime'],
  ['./src/cart.js:total:12', 'own'],
  ['/app/node_modules/express/lib/router.js:next:3', 'library'],
  ['processTimers (node:internal/timers:512:7)', 'library'],
  ['(garbage collector)', 'runtime'],
  ['v8::internal::Heap::Scavenge', 'runtime'],
  ['Shop!Shop.Carts.Cart.Total()', 'own'],
  ['System.Private.CoreLib!System.Threading.Thread.StartCallback()', 'library'],
  ['time.rs:337 - core::time::Duration::as_secs', 'library'],
  ['main.rs:116 - server::order_scooter', 'own'],
  ['void std::sort<int*>(int*, int*)', 'library'],
  ['malloc', 'library'],
  ['[libc.so.6]', 'library'],
  ['do_syscall_64', 'kernel'],
  ['[kernel.kallsyms]', 'kernel'],
  ['my_driver_read_[k]', 'kernel'],
  ['[unknown]', 'own'],
])('by the default rules %s is %s', (name, category) => {
  expect(classifyFunction(name, DEFAULT_CATEGORY_RULES)).toBe(category);
});

test('the longest pattern decides, of equally long ones the later', () => {
  const { rules } = parseCategoryRules(`
    library github.com/*
    own github.com/acme/*
    runtime github.com/acme/vm.*
    library *.Total
    own *.Sum
    kernel *.Sum
  `);
  const classify = (name: string) => classifyFunction(name, rules);
  expect(classify('github.com/other/x.F')).toBe('library');
  expect(classify('github.com/acme/x.F')).toBe('own');
  expect(classify('github.com/acme/vm.Run')).toBe('runtime');
  expect(classify('x.Total')).toBe('library');
  expect(classify('x.Sum')).toBe('kernel');
});

test('of two equally long patterns the later wins over a built-in one', () => {
  const rules = [...DEFAULT_CATEGORY_RULES, ...parseCategoryRules('own github.com/prometheus/common/*').rules];
  expect(classifyFunction('github.com/prometheus/common/model.Time', rules)).toBe('own');
});

test('a short rule of a user wins over longer built-in ones', () => {
  const own = parseCategoryRules('own github.com/*\nlibrary *.Total').rules;
  const rules = [...DEFAULT_CATEGORY_RULES, ...own.map((rule) => ({ ...rule, isUsers: true }))];
  expect(classifyFunction('github.com/prometheus/common/model.Time', rules)).toBe('own');
  expect(classifyFunction('github.com/prometheus/common/model.Total', rules)).toBe('own');
  expect(classifyFunction('main.Total', rules)).toBe('library');
  expect(classifyFunction('net/http.Get', rules)).toBe('library');
});

test.each([
  ['exact', 'library json.Encode', 'json.Encode', 'library'],
  ['exact does not match longer names', 'library json.Encode', 'json.EncodeAll', 'own'],
  ['beginning', 'library js*', 'json.Encode', 'library'],
  ['one character', 'library j*', 'json.Encode', 'library'],
  ['end', 'library *Encode', 'json.Encode', 'library'],
  ['middle', 'library *n.E*', 'json.Encode', 'library'],
  ['everything', 'library *', 'json.Encode', 'library'],
  ['case matters', 'library JSON*', 'json.Encode', 'own'],
  ['language of the name', 'library/python json/*', 'json/decoder.py:1 - decode', 'library'],
  ['another language', 'library/python json/*', 'json/decoder.rb:1 - decode', 'own'],
])('%s', (_, rule, name, category) => {
  expect(classifyFunction(name, parseCategoryRules(rule).rules)).toBe(category);
});

test('lines that are no rules are named and left out', () => {
  const { rules, errors } = parseCategoryRules(
    [
      '# mine',
      '',
      'own a.*',
      'mine b.*',
      'own',
      'own/klingon c',
      'own a*b',
      `own ${'x'.repeat(501)}`,
      'library d',
    ].join('\n'),
  );
  expect(printCategoryRules(rules)).toBe('own a.*\nlibrary d');
  expect(errors).toEqual([
    'Line 4: begin with one of own, library, runtime, kernel.',
    'Line 5: a pattern is missing.',
    expect.stringMatching(/^Line 6: klingon is none of the languages go, jvm, /),
    'Line 7: a * can only stand at the beginning and the end of a pattern.',
    'Line 8: a pattern has at most 500 characters.',
  ]);
});

test('any text is read without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
      const { rules, errors } = parseCategoryRules(text);
      expect(rules.length + errors.length).toBe(lines.length);
    }),
  );
});

test('the default rules survive being edited as text', () => {
  const { rules, errors } = parseCategoryRules(printCategoryRules(DEFAULT_CATEGORY_RULES));
  expect(errors).toEqual([]);
  expect(rules).toEqual(DEFAULT_CATEGORY_RULES);
});

test('no default rule takes everything', () => {
  expect(DEFAULT_CATEGORY_RULES.filter(({ pattern }) => pattern.replaceAll('*', '').length < 2)).toEqual([]);
});

test('categories of all names come as codes, and anew for other rules', () => {
  const names = ['total', 'runtime.mallocgc', 'net/http.Get', 'do_syscall_64'];
  const none: CategoryRules = [];
  expect([...computeCategories(names, DEFAULT_CATEGORY_RULES)]).toEqual([OWN, RUNTIME, LIBRARY, KERNEL]);
  expect([...computeCategories(names, none)]).toEqual([OWN, OWN, OWN, KERNEL]);
  expect([...computeCategories(names, DEFAULT_CATEGORY_RULES)].map((code) => CATEGORIES[code])).toEqual([
    'own',
    'runtime',
    'library',
    'kernel',
  ]);
});

test('a collapsed package is of the category of its functions, and belongs to the package', () => {
  const names = ['net/http.Get', 'shop/cart.Total', getCollapsedName('net/http'), getCollapsedName('shop/cart')];
  expect([...computeCategories(names, DEFAULT_CATEGORY_RULES)]).toEqual([LIBRARY, OWN, LIBRARY, OWN]);
  expect([...findPackageNames(names, 'net/http')]).toEqual([1, 0, 1, 0]);
});

test('functions are grouped by package', () => {
  const names = ['net/http.Get', 'malloc', 'net/http.(*Client).Do', 'net.Dial'];
  const { packages, packageIndex } = computePackages(names);
  expect(packages).toEqual(['net/http', '', 'net']);
  expect([...packageIndex]).toEqual([0, 1, 0, 2]);
  expect([...findPackageNames(names, 'net')]).toEqual([0, 0, 0, 1]);
});
