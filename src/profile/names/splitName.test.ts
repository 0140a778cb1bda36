/** @jest-environment node */
import fc from 'fast-check';
import { splitName } from './splitName';

const show = (name: string) => {
  const { language, packageName, shortName } = splitName(name);
  return `${language} | ${packageName} | ${shortName}`;
};

describe('Go', () => {
  test.each([
    ['main.main', 'go | main | main'],
    ['main.main.func1', 'go | main | main.func1'],
    ['runtime.mallocgc', 'go | runtime | mallocgc'],
    ['runtime.gcBgMarkWorker.func2', 'go | runtime | gcBgMarkWorker.func2'],
    ['runtime/pprof.(*profileBuilder).stringIndex', 'go | runtime/pprof | (*profileBuilder).stringIndex'],
    ['internal/runtime/maps.(*Map).putSlotSmall', 'go | internal/runtime/maps | (*Map).putSlotSmall'],
    ['net/http.HandlerFunc.ServeHTTP', 'go | net/http | HandlerFunc.ServeHTTP'],
    ['net/http.(*conn).serve', 'go | net/http | (*conn).serve'],
    ['math/big.nat.make', 'go | math/big | nat.make'],
    ['strings.Split', 'go | strings | Split'],
    ['sync.(*Pool).pin', 'go | sync | (*Pool).pin'],
    ['github.com/x/y.(*T).Method', 'go | github.com/x/y | (*T).Method'],
    ['github.com/dgraph-io/badger/v2.(*DB).writeRequests', 'go | github.com/dgraph-io/badger/v2 | (*DB).writeRequests'],
    ['github.com/acme/shop/internal/cart.glob..func1', 'go | github.com/acme/shop/internal/cart | glob..func1'],
    ['github.com/acme/shop/cart.init.0', 'go | github.com/acme/shop/cart | init.0'],
    ['gopkg.in/yaml%2ev3.(*parser).parse', 'go | gopkg.in/yaml.v3 | (*parser).parse'],
    ['slices.SortFunc[go.shape.[]int,go.shape.int]', 'go | slices | SortFunc[go.shape.[]int,go.shape.int]'],
    [
      'github.com/acme/set.Map[github.com/acme/key.Key,int].Get',
      'go | github.com/acme/set | Map[github.com/acme/key.Key,int].Get',
    ],
    ['github.com/acme/set.(*Set[...]).Add', 'go | github.com/acme/set | (*Set[...]).Add'],
    ['shop/internal/cart.Total', 'go | shop/internal/cart | Total'],
    [
      'vendor/golang.org/x/net/http2/hpack.(*Decoder).Write',
      'go | vendor/golang.org/x/net/http2/hpack | (*Decoder).Write',
    ],
  ])('%s', (name, parts) => expect(show(name)).toBe(parts));
});

describe('Java, Kotlin, Scala', () => {
  test.each([
    ['java/util/HashMap.put', 'jvm | java.util | HashMap.put'],
    ['java/lang/Thread.run', 'jvm | java.lang | Thread.run'],
    ['java.util.HashMap.put', 'jvm | java.util | HashMap.put'],
    ['com/acme/shop/Cart.total', 'jvm | com.acme.shop | Cart.total'],
    ['com/acme/shop/Cart$Item.<init>', 'jvm | com.acme.shop | Cart$Item.<init>'],
    ['com/acme/shop/CartKt.main', 'jvm | com.acme.shop | CartKt.main'],
    ['com/acme/shop/Cart$load$1.invokeSuspend', 'jvm | com.acme.shop | Cart$load$1.invokeSuspend'],
    ['com/acme/Bar$$Lambda$14.0x0000000800c1f440.apply', 'jvm | com.acme | Bar$$Lambda.apply'],
    ['com/acme/Bar$$Lambda$14/0x0000000800c1f440.apply', 'jvm | com.acme | Bar$$Lambda.apply'],
    ['com.acme.Bar$$Lambda/0x00007f1234567890.apply', 'jvm | com.acme | Bar$$Lambda.apply'],
    ['java/lang/invoke/LambdaForm$MH.0x00007f12.invoke', 'jvm | java.lang.invoke | LambdaForm$MH.invoke'],
    ['com/acme/shop/Cart.total(Ljava/util/List;)J', 'jvm | com.acme.shop | Cart.total'],
    ['Lcom/acme/shop/Cart;::total', 'jvm | com.acme.shop | Cart.total'],
    ['Lcom/acme/shop/Cart;.total', 'jvm | com.acme.shop | Cart.total'],
    [
      'org.springframework.web.servlet.DispatcherServlet.doDispatch',
      'jvm | org.springframework.web.servlet | DispatcherServlet.doDispatch',
    ],
    ['scala/collection/immutable/List.foreach_[j]', 'jvm | scala.collection.immutable | List.foreach'],
    ['JavaThread::run', 'cpp |  | JavaThread::run'],
    ['libjvm.so.JavaThread::run', 'native | libjvm.so | JavaThread::run'],
  ])('%s', (name, parts) => expect(show(name)).toBe(parts));
});

describe('Python', () => {
  test.each([
    ['flask/app.py:-1 - full_dispatch_request', 'python | flask | full_dispatch_request'],
    ['lib/server.py:-1 - <module>', 'python | lib | <module>'],
    ['socketserver.py:-1 - serve_forever', 'python | socketserver | serve_forever'],
    ['logging/__init__.py:12 - handle', 'python | logging | handle'],
    ['/usr/lib/python3.11/json/decoder.py:340 - decode', 'python | json | decode'],
    ['/app/.venv/lib/python3.11/site-packages/werkzeug/routing/map.py:3 - match', 'python | werkzeug/routing | match'],
    ['<frozen importlib._bootstrap>:1027 - _find_and_load', 'python | importlib._bootstrap | _find_and_load'],
    ['_find_and_load (<frozen importlib._bootstrap>:1027)', 'python | importlib._bootstrap | _find_and_load'],
    ['handle (/app/shop/cart.py:42)', 'python | /app/shop | handle'],
    ['cart.py Cart.total', 'python | cart | Cart.total'],
    ['shop/cart.py:total', 'python | shop | total'],
    ['shop/cart.py:total:12', 'python | shop | total'],
    ['py::total:/app/shop/cart.py', 'python | /app/shop | total'],
    ['C:\\Python\\Lib\\site-packages\\flask\\app.py:9 - run', 'python | flask | run'],
    ['<string>:1 - <module>', 'python | <string> | <module>'],
    ['handle (C:\\srv\\app\\views.py:42)', 'python | C:/srv/app | handle'],
    ['handle (C:\\Program Files\\app\\views.py:42)', 'python | C:/Program Files/app | handle'],
    ['handle (/srv/my app/views.py)', 'python | /srv/my app | handle'],
  ])('%s', (name, parts) => expect(show(name)).toBe(parts));
});

describe('Ruby', () => {
  test.each([
    [
      'app/helpers/application_helper.rb:-1 - block in find_nearest_vehicle',
      'ruby | app/helpers | block in find_nearest_vehicle',
    ],
    [
      'gems/activesupport-7.0.8/lib/active_support/notifications.rb:-1 - instrument',
      'ruby | activesupport | instrument',
    ],
    [
      '/usr/local/bundle/gems/puma-5.6.4/lib/puma/thread_pool.rb:147 - block in spawn_thread',
      'ruby | puma | block in spawn_thread',
    ],
    ['gems/rack-2.2.8/lib/rack/utils.rb:-1 - block (2 levels) in parse', 'ruby | rack | block (2 levels) in parse'],
    ['/usr/local/lib/ruby/3.2.0/net/http.rb:3 - new', 'ruby | net | new'],
    ['logger.rb:-1 - info', 'ruby | logger | info'],
    ['(unknown):-1 - []= [c function]', 'ruby | [c function] | []='],
    ['select [c function] - (unknown)', 'ruby | [c function] | select'],
    ['<internal:kernel>:-1 - clone', 'ruby | <internal:kernel> | clone'],
    [
      'camelize - /home/k/.gem/ruby/3.0.1/gems/activesupport-7.0.3.1/lib/active_support/inflector/methods.rb',
      'ruby | activesupport | camelize',
    ],
    ['app/models/user.rb:9 - save!', 'ruby | app/models | save!'],
  ])('%s', (name, parts) => expect(show(name)).toBe(parts));
});

describe('Node.js', () => {
  test.each([
    ['handler:./src/x.js:12', 'node | src | handler'],
    ['./src/x.js:handler:12', 'node | src | handler'],
    ['./src/cart/total.ts:Cart.total:12', 'node | src/cart | Cart.total'],
    ['./dist/index.js:(anonymous:L#9:C#2):9', 'node | dist | (anonymous:L#9:C#2)'],
    ['(anonymous:L#9:C#2)', 'node |  | (anonymous:L#9:C#2)'],
    ['(garbage collector)', 'node |  | (garbage collector)'],
    ['node:internal/timers:processTimers:512', 'node | node:internal/timers | processTimers'],
    ['processTimers:node:internal/timers:512', 'node | node:internal/timers | processTimers'],
    ['processTimers (node:internal/timers:512:7)', 'node | node:internal/timers | processTimers'],
    ['Layer.handle (/app/node_modules/express/lib/router/layer.js:95:5)', 'node | express | Layer.handle'],
    ['/app/node_modules/.pnpm/@acme+ui@1/node_modules/@acme/ui/dist/x.mjs:render:3', 'node | @acme/ui | render'],
    ['LazyCompile:*total file:///app/cart.js:10:3', 'node | /app | total'],
    ['JS:~total /app/shop/cart.js:10:3', 'node | /app/shop | total'],
    ['index.js', 'node | index | index.js'],
    ['C:\\app\\node_modules\\express\\lib\\router.js:next:3', 'node | express | next'],
    ['file:///C:/app/cart.js:total:3', 'node | C:/app | total'],
    [':(idle):0', 'node |  | (idle)'],
    [':writev:138', 'node |  | writev'],
  ])('%s', (name, parts) => expect(show(name)).toBe(parts));
});

describe('.NET', () => {
  test.each([
    [
      'System.Private.CoreLib!System.Threading.Thread.StartCallback()',
      'dotnet | System.Threading | Thread.StartCallback',
    ],
    ['System.Threading!Thread.StartCallback', 'dotnet | System.Threading | Thread.StartCallback'],
    ['Shop!Shop.Carts.Cart..ctor(int32)', 'dotnet | Shop.Carts | Cart..ctor'],
    ['Shop!Shop.Carts.Cart+<Load>d__5.MoveNext()', 'dotnet | Shop.Carts | Cart.<Load>d__5'],
    [
      'System.Private.CoreLib!System.Collections.Generic.Dictionary`2[System.__Canon,System.Int32].TryInsert(!0,!1)',
      'dotnet | System.Collections.Generic | Dictionary`2[System.__Canon,System.Int32].TryInsert',
    ],
    [
      'Microsoft.AspNetCore.Http.HttpProtocol.ProcessRequests',
      'dotnet | Microsoft.AspNetCore.Http | HttpProtocol.ProcessRequests',
    ],
    ['ntdll.dll!RtlUserThreadStart', 'native | ntdll | RtlUserThreadStart'],
    ['Shop.Carts!CartMiddleware.<Invoke>d__6.MoveNext', 'dotnet | Shop.Carts | CartMiddleware.<Invoke>d__6'],
    ['Shop.Carts!Box<TResult, TKey>.MoveNext', 'dotnet | Shop.Carts | Box.MoveNext'],
    ['Shop.Carts!Box<Task, T>.MoveNext', 'dotnet | Shop.Carts | Box<Task, T>.MoveNext'],
    ['Shop.Carts!Pool.Worker.Start', 'dotnet | Shop.Carts | Worker.Start'],
  ])('%s', (name, parts) => expect(show(name)).toBe(parts));
});

describe('Rust', () => {
  test.each([
    ['core::fmt::write', 'rust | core | fmt::write'],
    ['core::fmt::write::h0123456789abcdef', 'rust | core | fmt::write'],
    ['shop::cart::total::h0123456789abcdef', 'rust | shop | cart::total'],
    ['main.rs:116 - server::order_scooter', 'rust | server | order_scooter'],
    ['tokio::runtime::task::core::Core<T,S>::poll', 'rust | tokio | Core::poll'],
    ['std::thread::local::LocalKey<T>::try_with', 'rust | std | LocalKey::try_with'],
    ['shop::main::{{closure}}::{{closure}}', 'rust | shop | main::{{closure}}::{{closure}}'],
    ['shop::main::{closure#0}', 'rust | shop | main::{closure#0}'],
    ['<alloc::vec::Vec<T> as core::ops::drop::Drop>::drop', 'rust | alloc | Vec::drop'],
    ['<F as futures_core::future::TryFuture>::try_poll', 'rust | futures_core | TryFuture::try_poll'],
    ['<&mut shop::cart::Cart as core::iter::Iterator>::next', 'rust | shop | Cart::next'],
    ['cmp.rs:1495 - core::cmp::impls::<impl core::cmp::PartialOrd<&B> for &A>::ge', 'rust | core | impls::ge'],
    [':0 - malloc', 'native |  | malloc'],
    ['shop[1a2b3c4d5e6f7081]::cart::total', 'rust | shop | cart::total'],
  ])('%s', (name, parts) => expect(show(name)).toBe(parts));
});

describe('C++', () => {
  test.each([
    ['std::vector<int, std::allocator<int> >::push_back(int const&)', 'cpp | std | vector::push_back'],
    ['std::__1::basic_string<char>::append(char const*)', 'cpp | std | basic_string::append'],
    ['void std::sort<int*>(int*, int*)', 'cpp | std | sort'],
    ['rocksdb::DBImpl::Get(rocksdb::Slice const&) const', 'cpp | rocksdb | DBImpl::Get'],
    ['v8::internal::Heap::Scavenge', 'cpp | v8::internal | Heap::Scavenge'],
    ['google::protobuf::internal::Arena::~Arena()', 'cpp | google::protobuf::internal | Arena::~Arena'],
    ['(anonymous namespace)::parse(char const*)', 'cpp | (anonymous namespace) | parse'],
    ['shop::Cart::operator()(int)', 'cpp | shop | Cart::operator()'],
    ['shop::operator<(shop::Cart const&, shop::Cart const&)', 'cpp | shop | operator<'],
    ['shop::Cart::operator->() const', 'cpp | shop | Cart::operator->'],
    ['operator new(unsigned long)', 'cpp |  | operator new'],
    ['shop::Cart::operator bool() const', 'cpp | shop | Cart::operator bool'],
    ['shop::operator<< <char>(std::ostream&, char)', 'cpp | shop | operator<<'],
    ['acme::Loop::start()::{lambda(int)#2}::operator()(int) const', 'cpp | acme | Loop::start::{lambda#2}'],
    ['acme::Loop::start(int) const::{lambda()#1}::operator()() const', 'cpp | acme | Loop::start::{lambda#1}'],
    ['acme::{lambda(int)#1}::operator()(int) const', 'cpp | acme | {lambda#1}'],
    ["acme::run()::'lambda0'(int)::operator()(int) const", "cpp | acme | run::'lambda0'"],
    ['acme::run()::$_1::operator()() const', 'cpp | acme | run::$_1'],
    ['auto acme::run<int>(int)::{lambda(auto:1)#1}::operator()<char>(char) const', 'cpp | acme | run::{lambda#1}'],
    ['decltype(auto) acme::visit<int>(acme::V&)', 'cpp | acme | visit'],
    ['decltype (f(1)) acme::visit<int>(acme::V&)', 'cpp | acme | visit'],
    ['std::enable_if<(sizeof(int))>(4)>::type acme::fill<int>(int)', 'cpp | acme | fill'],
    ['std::enable_if<true, int>::type (anonymous namespace)::fill<int>(int)', 'cpp | (anonymous namespace) | fill'],
    ['std::map<int, std::vector<int> > acme::group(int)', 'cpp | acme | group'],
    ['acme::f(int) [clone .cold]', 'cpp | acme | f'],
    ['unsigned long shop::hash<char>(char const*)', 'cpp | shop | hash'],
  ])('%s', (name, parts) => expect(show(name)).toBe(parts));
});

describe('kernel, libraries, what nothing is known of', () => {
  test.each([
    ['do_syscall_64', 'kernel | [kernel] | do_syscall_64'],
    ['entry_SYSCALL_64_after_hwframe', 'kernel | [kernel] | entry_SYSCALL_64_after_hwframe'],
    ['__x64_sys_epoll_wait', 'kernel | [kernel] | __x64_sys_epoll_wait'],
    ['vfs_read+0x1b0/0x360', 'kernel | [kernel] | vfs_read'],
    ['el0_svc', 'kernel | [kernel] | el0_svc'],
    ['el0t_64_sync_handler', 'kernel | [kernel] | el0t_64_sync_handler'],
    ['tcp_sendmsg_locked', 'kernel | [kernel] | tcp_sendmsg_locked'],
    ['my_driver_read_[k]', 'kernel | [kernel] | my_driver_read'],
    ['[k] schedule', 'kernel | [kernel] | schedule'],
    ['[kernel]', 'kernel | [kernel] | [kernel]'],
    ['[kernel.kallsyms]', 'kernel | [kernel] | [kernel.kallsyms]'],
    ['[unknown]', 'unknown |  | [unknown]'],
    ['[vdso]', 'unknown |  | [vdso]'],
    ['0x7f12ab34', 'unknown |  | 0x7f12ab34'],
    ['[libc.so.6]', 'native | libc.so.6 | [libc.so.6]'],
    ['libc.so.6.__poll', 'native | libc.so.6 | __poll'],
    ['/usr/lib/x86_64-linux-gnu/libz.so.1.2.13 inflate', 'native | libz.so.1.2.13 | inflate'],
    ['/usr/lib/libc.so.6+0x1234', 'native | libc.so.6 | /usr/lib/libc.so.6+0x1234'],
    ['malloc', 'native |  | malloc'],
    ['__memmove_avx_unaligned_erms', 'native |  | __memmove_avx_unaligned_erms'],
    ['scheduler_tick_of_my_app', 'unknown |  | scheduler_tick_of_my_app'],
    ['flask.app.Flask.wsgi_app', 'unknown | flask.app | Flask.wsgi_app'],
    ['Module._compile', 'unknown |  | Module._compile'],
    ['SELECT * FROM t WHERE a.b = 1', 'unknown |  | SELECT * FROM t WHERE a.b = 1'],
    ['', 'unknown |  | '],
  ])('%s', (name, parts) => expect(show(name)).toBe(parts));
});

test('any text has a short name, and only the empty text an empty one', () => {
  const pieces = fc.constantFrom(
    '::',
    '.',
    '/',
    '<',
    '>',
    '(',
    ')',
    '[',
    '!',
    ' - ',
    '.py',
    '.rs:1',
    'a',
    'B',
    '$',
    '{{',
    ' as ',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, (name) => {
      expect(splitName(name).shortName === '').toBe(name === '');
    }),
    { numRuns: 2_000 },
  );
});
