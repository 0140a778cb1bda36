/** @jest-environment node */
import fc from 'fast-check';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { type CategoryRules, getCategory, parseCategoryRules, printCategoryRules } from './categoryRules';
import { classifyTree } from './classifyTree';
import { getCollapsedName } from './collapsedName';
import { DEFAULT_CATEGORY_RULES } from './defaultCategoryRules';
import { findPackageNames } from './NameParts';

/** The category of the last function of the first stack, in a profile of these stacks. */
function classify(stacks: string, rules: CategoryRules = DEFAULT_CATEGORY_RULES): string {
  const tree = treeFromText(stacks.includes('\n') || / \d+$/.test(stacks) ? stacks : `${stacks} 1`);
  const name = (stacks.trim().split('\n')[0] ?? '').trim().replace(/ \d+$/, '').split(';').at(-1) ?? '';
  return getCategory(classifyTree(tree, rules).ofNames[tree.names.lastIndexOf(name)]);
}

const usersRules = (text: string) => parseCategoryRules(text).rules.map((rule) => ({ ...rule, isUsers: true }));

test.each([
  ['runtime.main;main.main', 'own'],
  ['github.com/acme/shop/cart.(*Cart).Total', 'own'],
  ['shop/internal/cart.Total', 'own'],
  ['runtime.mallocgc', 'runtime'],
  ['runtime.main;runtime/internal/atomic.Cas', 'runtime'],
  ['runtime.main;runtime/pprof.writeHeap', 'library'],
  ['net/http.(*conn).serve', 'library'],
  ['main.main;strings.Split', 'library'],
  ['google.golang.org/grpc.(*Server).handleStream', 'library'],
  ['main.main;github.com/grafana/pyroscope-go.TagWrapper', 'library'],
  ['com/acme/shop/Cart.total', 'own'],
  ['net/acme/Cart.total', 'own'],
  ['java/util/HashMap.put', 'library'],
  ['com/amazonaws/services/s3/AmazonS3Client.getObject', 'library'],
  ['org.springframework.web.servlet.DispatcherServlet.doDispatch', 'library'],
  ['java.lang.Thread.run;clojure.lang.AFn.run', 'library'],
  ['java.lang.Thread.run;io.dropwizard.Server.run', 'library'],
  ['java.lang.Thread.run;com.acme.shop.Cart.total', 'own'],
  ['main.main;net.conn.Read.func1', 'library'],
  ['JavaThread::run;G1ParTask::work', 'runtime'],
  ['java/lang/Thread.run;.vtable stub', 'runtime'],
  ['java/lang/Thread.run;.itable stub', 'runtime'],
  ['[tid=5];java/lang/Thread.run;java/util/HashMap.put;[tid=5]', 'runtime'],
  ['java/lang/Thread.run;./tmp/snappy-1.1.8-d1f9-libsnappyjava.so', 'library'],
  ['java/lang/Thread.run;./lib/x86_64-linux-gnu/libc-2.31.so', 'library'],
  ['libc-2.31.so.epoll_ctl', 'library'],
  ['libpthread-2.31.so.__pthread_cond_timedwait', 'library'],
  ['java/lang/Thread.run;libjvm.so.Method::jmethod_id', 'runtime'],
  ['vdso.__vdso_clock_gettime', 'library'],
  ['/opt/acme/libacme.so.price', 'unknown'],
  ['Garbage Collection', 'runtime'],
  ['RegExp: ^a+', 'runtime'],
  ['JavaThread::run', 'runtime'],
  ['main.lua:12;handler;cjson.encode', 'unknown'],
  ['main.lua:12', 'own'],
  ['lib/utility/utility.py:-1 - find_nearest_vehicle', 'own'],
  ['database/models.py:7 - save', 'own'],
  ['C:\\srv\\app\\views.py:42 - handle', 'own'],
  ['C:\\srv\\venv\\Lib\\site-packages\\django\\views.py:42 - handle', 'library'],
  ['flask/app.py:-1 - wsgi_app', 'library'],
  ['socketserver.py:-1 - serve_forever', 'library'],
  ['/app/.venv/lib/python3.11/site-packages/anything/x.py:3 - f', 'library'],
  ['<frozen importlib._bootstrap>:1027 - _find_and_load', 'library'],
  ['_PyEval_EvalFrameDefault', 'runtime'],
  ['app/helpers/application_helper.rb:-1 - find', 'own'],
  ['gems/rack-2.2.8/lib/rack/utils.rb:-1 - parse', 'library'],
  ['app/shop.rb:-1 - total;(unknown):-1 - select [c function]', 'library'],
  ['app/shop.rb:-1 - total;select [c function] - (unknown)', 'library'],
  ['app/shop.rb:-1 - total;(unknown):-1 - (unknown) [c function]', 'unknown'],
  ['app/shop.rb:-1 - total;(unknown) [c function] - (unknown)', 'unknown'],
  ['app/shop.rb:-1 - total;(unknown):-1 - price', 'unknown'],
  ['app/shop.rb:-1 - total;price - (unknown)', 'unknown'],
  ['rb_vm_exec', 'runtime'],
  ['/srv/vendor/symfony/http-kernel/Kernel.php:34 - handle', 'library'],
  ['/srv/src/Cart.php:34 - total', 'own'],
  ['./src/cart.js:total:12', 'own'],
  ['/app/node_modules/express/lib/router.js:next:3', 'library'],
  ['processTimers (node:internal/timers:512:7)', 'library'],
  ['./src/a.js:run:1;Module._load', 'library'],
  ['./src/a.js:run:1;processTicksAndRejections', 'library'],
  ['./src/a.js:run:1;:(idle):0', 'runtime'],
  ['(garbage collector)', 'runtime'],
  ['v8::internal::Heap::Scavenge', 'runtime'],
  ['System.Threading!Thread.StartCallback();Shop!Shop.Carts.Cart.Total()', 'own'],
  ['System.Private.CoreLib!System.Threading.Thread.StartCallback()', 'library'],
  ['time.rs:337 - core::time::Duration::as_secs', 'library'],
  ['main.rs:116 - server::order_scooter', 'own'],
  ['void std::sort<int*>(int*, int*)', 'library'],
  ['std::vector<int> acme::sort<int>(int*)', 'own'],
  ['malloc', 'library'],
  ['[libc.so.6]', 'library'],
  ['do_syscall_64', 'kernel'],
  ['[kernel.kallsyms]', 'kernel'],
  ['my_driver_read_[k]', 'kernel'],
  ['ntoskrnl.exe!KeWaitForSingleObject', 'kernel'],
  ['[unknown]', 'unknown'],
  ['gen_server:loop/7', 'library'],
])('%s is %s', (stack, category) => {
  expect(classify(stack)).toBe(category);
});

// What profilers write of frames that they could not read.
test.each([
  ...['(unknown)', '<unknown>', 'unknown', '[Unknown]', '??', '[unknown_Java]', '[not_walkable_Java]', '(anonymous)'],
  ...[':(anonymous):0', 'Unknown!?', '?!?', '[Native Frames]', 'undefined:undefined/0', '<unknown>:0 - f', '0x7f12'],
  ...['deduplicated_symbol', '[missing_frames]', '[break_interpreter]', '[stack trace unavailable]', '//anon'],
])('%s is nobody’s, whatever the program is written in', (placeholder) => {
  const callers = [
    ...['app/shop.rb:-1 - total', 'shop/models.py:7 - total', 'com/acme/shop/Cart.total', './src/cart.js:total:12'],
    ...['Shop!Shop.Cart.Total()', 'github.com/acme/shop.Total', 'main.rs:116 - shop::total', 'acme::total'],
  ];
  expect(callers.map((caller) => classify(`${caller};${placeholder} 9\n${caller} 1`))).toEqual(
    callers.map(() => 'unknown'),
  );
});

test.each([
  'decode',
  'read',
  'poll',
  'free',
  'schedule',
  'clear_page',
  'process_one_work',
  'sys_log',
  'raw_decode',
  'main',
])('of the bare name %s nothing tells, and no kernel or library is claimed', (name) => {
  expect(classify(`<module>;dispatch_request;${name} 1\n<module>;run_wsgi 1`)).toBe('unknown');
});

describe('the kernel', () => {
  test('is all that lies below a way into it, whatever it is called', () => {
    const stack = 'acme::run;write;el0_svc;ksys_write;vfs_write;new_sync_write;blk_mq_submit_bio;nvme_queue_rq';
    const tree = treeFromText(`${stack} 9\nacme::run 1`);
    const { ofNames } = classifyTree(tree, DEFAULT_CATEGORY_RULES);
    const found = tree.names.map((name, index) => `${name} ${getCategory(ofNames[index])}`);
    expect(found.slice(-8)).toEqual([
      'acme::run own',
      'write library',
      'el0_svc kernel',
      'ksys_write kernel',
      'vfs_write kernel',
      'new_sync_write kernel',
      'blk_mq_submit_bio kernel',
      'nvme_queue_rq kernel',
    ]);
  });

  test('does not make a function of another place its own, and what is both says so', () => {
    const tree = treeFromText('main.main;main.flush;syscall.write;entry_SYSCALL_64;flush 3\nmain.main;flush 5');
    const { ofNames, isMixed } = classifyTree(tree, DEFAULT_CATEGORY_RULES);
    const flush = tree.names.indexOf('flush');
    expect([getCategory(ofNames[flush]), isMixed[flush]]).toEqual(['unknown', 1]);
    expect(isMixed[tree.names.indexOf('main.flush')]).toBe(0);
  });

  test('is left out where no stack goes into it: a file system tool may be called like it', () => {
    expect(classify('main.main;xfs_repair_inode 5\nmain.main;xfs_log 1')).toBe('unknown');
    expect(classify('main.main;xfs_file_read_iter 5\nmain.main;read;do_syscall_64 1')).toBe('kernel');
  });
});

describe('own code is what most stacks share', () => {
  test('other modules of Go are libraries beside it, and those of the same account are own', () => {
    const stacks = `
      main.main;github.com/acme/shop/cart.Total;github.com/lone/money.Round 5
      main.main;github.com/acme/shop/cart.Total;github.com/acme/rates.Get 1
      main.main;github.com/acme/shop/web.Serve 3`;
    const tree = treeFromText(stacks);
    const { ofNames, ownOrigins } = classifyTree(tree, DEFAULT_CATEGORY_RULES);
    const categoryOf = (name: string) => getCategory(ofNames[tree.names.indexOf(name)]);
    expect(ownOrigins).toEqual(['github.com/acme']);
    expect(categoryOf('github.com/lone/money.Round')).toBe('library');
    expect(categoryOf('github.com/acme/rates.Get')).toBe('own');
  });

  test('a wrapper on every stack does not outweigh the many handlers below it', () => {
    const handlers = ['list', 'show', 'pay', 'ship', 'find', 'drop', 'sum', 'tax', 'log'];
    const stacks = handlers
      .map((name) => `java/lang/Thread.run;org/wrap/Filter.run;com/acme/Shop.${name} 1`)
      .join('\n');
    expect(classify(stacks)).toBe('own');
    expect(classify(`java/lang/Thread.run;org/wrap/Filter.run 1\n${stacks}`)).toBe('unknown');
  });

  test('where none stands out, none is called own', () => {
    expect(classify('java/lang/Thread.run;com/acme/A.a 5\njava/lang/Thread.run;org/other/B.b 5')).toBe('unknown');
  });

  test('what a library brings along in C++ is not the program of a runtime', () => {
    expect(classify('java/lang/Thread.run;bls::verify 8\njava/lang/Thread.run 1')).toBe('unknown');
    expect(classify('main;bls::verify 8\nmain 1')).toBe('own');
  });
});

describe('with the files and binaries of a pprof', () => {
  const tree = treeFromText('<module>;handle;raw_decode 5\n<module>;handle;dumps 3\n<module>;jit 1');
  const at = (file: string, binary = '') => [{ file, binary }];
  const classifyWith = (places: Record<string, ReturnType<typeof at>>, repository = '') => {
    const clues = { places: new Map(Object.entries(places)), repository };
    const { ofNames, unknownShare } = classifyTree(tree, DEFAULT_CATEGORY_RULES, clues);
    const found = Object.fromEntries(tree.names.map((name, index) => [name, getCategory(ofNames[index])]));
    return { found, unknownShare };
  };

  test('bare names are told apart by where they were written', () => {
    const { found, unknownShare } = classifyWith({
      handle: at('/srv/shop/views.py'),
      raw_decode: at('/usr/lib/python3.11/json/decoder.py'),
      dumps: at('json/__init__.py'),
    });
    expect(found).toMatchObject({ handle: 'own', raw_decode: 'library', dumps: 'library', jit: 'unknown' });
    expect(unknownShare).toBeCloseTo(1 / 9);
  });

  test.each([
    [at('', '[kernel.kallsyms]'), 'kernel'],
    [at('', '/usr/lib/x86_64-linux-gnu/libssl.so.3'), 'library'],
    [at('', '/usr/bin/python3.11'), 'runtime'],
    [at('/home/ci/.cargo/registry/src/index/foo-1.0/src/lib.rs'), 'library'],
    [at('/go/pkg/mod/github.com/foo/bar@v1.2.3/bar.go'), 'library'],
    [at('/build/src/price.cc', '/usr/local/bin/shop'), 'own'],
    [at('', '/usr/local/bin/shop'), 'unknown'],
    [[...at('/srv/shop/a.py'), ...at('/usr/lib/python3.11/a.py')], 'unknown'],
  ])('%j is %s', (place, category) => {
    expect(classifyWith({ handle: place }).found.handle).toBe(category);
  });

  test('the repository of the service says whose module it is', () => {
    const names = 'main.main;github.com/lone/money.Round 9\nmain.main;github.com/acme/shop.Total 1';
    const profile = treeFromText(names);
    const clues = { places: new Map(), repository: 'https://github.com/acme/shop' };
    const { ofNames } = classifyTree(profile, DEFAULT_CATEGORY_RULES, clues);
    expect(profile.names.map((name, index) => `${name} ${getCategory(ofNames[index])}`)).toEqual(
      expect.arrayContaining(['github.com/lone/money.Round library', 'github.com/acme/shop.Total own']),
    );
  });
});

describe('rules', () => {
  test('the longest pattern decides, of equally long ones the later', () => {
    const rules = usersRules(`
      library github.com/*
      own github.com/acme/*
      runtime github.com/acme/vm.*
      library *.Total
      own *.Sum
      kernel *.Sum
    `);
    expect(classify('github.com/other/x.F', rules)).toBe('library');
    expect(classify('github.com/acme/x.F', rules)).toBe('own');
    expect(classify('github.com/acme/vm.Run', rules)).toBe('runtime');
    expect(classify('x.Total', rules)).toBe('library');
    expect(classify('x.Sum', rules)).toBe('kernel');
  });

  test('a short rule of a user wins over longer built-in ones, and over all that stacks tell', () => {
    const rules = [...DEFAULT_CATEGORY_RULES, ...usersRules('own github.com/*\nlibrary *.Total\nunknown mine.*')];
    expect(classify('github.com/prometheus/common/model.Time', rules)).toBe('own');
    expect(classify('github.com/prometheus/common/model.Total', rules)).toBe('own');
    expect(classify('main.main;main.Total', rules)).toBe('library');
    expect(classify('main.main;net/http.Get', rules)).toBe('library');
    expect(classify('main.main;do_syscall_64;github.com/acme.F', rules)).toBe('own');
    expect(classify('main.main;mine.F', rules)).toBe('unknown');
  });

  test.each([
    ['exact', 'library json.Encode', 'json.Encode', 'library'],
    ['exact does not match longer names', 'library json.Encode', 'json.EncodeAll', 'unknown'],
    ['beginning', 'library js*', 'json.Encode', 'library'],
    ['one character', 'library j*', 'json.Encode', 'library'],
    ['end', 'library *Encode', 'json.Encode', 'library'],
    ['middle', 'library *n.E*', 'json.Encode', 'library'],
    ['everything', 'library *', 'json.Encode', 'library'],
    ['case matters', 'library JSON*', 'json.Encode', 'unknown'],
    ['language of the name', 'library/python json/*', 'json/decoder.py:1 - decode', 'library'],
    ['another language', 'library/python json/*', 'json/decoder.rb:1 - decode', 'own'],
    ['a bare symbol where nothing is of the language', 'runtime/jvm G1*', 'G1Element::FromBytes', 'unknown'],
  ])('%s', (_, rule, name, category) => {
    expect(classify(name, usersRules(rule))).toBe(category);
  });

  test('of a language hold for bare symbols of profiles that have functions of it', () => {
    expect(classify('java/lang/Thread.run;Zap::go', usersRules('runtime/jvm Zap*'))).toBe('runtime');
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
      'Line 4: begin with one of own, library, runtime, kernel, unknown.',
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
});

test('a collapsed package is of the category of its functions, and belongs to the package', () => {
  const stacks = `main.main;net/http.Get;shop/cart.Total;${getCollapsedName('net/http')};${getCollapsedName('shop/cart')} 1`;
  const tree = treeFromText(stacks);
  const { ofNames } = classifyTree(tree, DEFAULT_CATEGORY_RULES);
  expect(tree.names.slice(-4).map((name) => getCategory(ofNames[tree.names.indexOf(name)]))).toEqual([
    'library',
    'own',
    'library',
    'own',
  ]);
  expect([...findPackageNames(tree.names, 'net/http')].filter((isIn) => isIn === 1)).toHaveLength(2);
});

test('a package has its own functions, not those of the packages below it', () => {
  const names = ['net/http.Get', 'malloc', 'net/http.(*Client).Do', 'net.Dial'];
  expect([...findPackageNames(names, 'net/http')]).toEqual([1, 0, 1, 0]);
  expect([...findPackageNames(names, 'net')]).toEqual([0, 0, 0, 1]);
});
