/** @jest-environment node */
import fc from 'fast-check';
import { getStableNames, stableName } from './stableName';

test.each([
  ['com/acme/Cart$$Lambda$14/0x0000000800c80a40.apply', 'com/acme/Cart$$Lambda$9/0x00007f3310c1.apply'],
  ['com/acme/Cart$$Lambda$14.0x0000000800c80a40.apply', 'com/acme/Cart$$Lambda$2.0x0000000800c11111.apply'],
  ['com/acme/Cart$$Lambda/0x00007f331c0c2468.apply', 'com/acme/Cart$$Lambda/0x00007faa000bb8.apply'],
  ['com.acme.Cart$$Lambda+0x00007f331c0c2468.apply', 'com.acme.Cart$$Lambda+0x00007fff00000bb8.apply'],
  ['com.acme.Cart$$Lambda$14/1023487453.run', 'com.acme.Cart$$Lambda$27/884457282.run'],
  ['com/acme/C$$Lambda$lambda$wrap$2$2630016632.0x0100dd.call', 'com/acme/C$$Lambda$lambda$wrap$2$118.0x0117e8.call'],
  ['java/lang/invoke/LambdaForm$MH/0x0000000800c03000.invoke', 'java/lang/invoke/LambdaForm$MH/0x0000000800d0.invoke'],
  [
    'java/lang/invoke/LambdaForm$DMH.0x0000000801208c00.newInvokeSpecial',
    'java/lang/invoke/LambdaForm$DMH.0x000000080129cc00.newInvokeSpecial',
  ],
  [
    'java.lang.invoke.LambdaForm$MH/771775563.linkToTargetMethod',
    'java.lang.invoke.LambdaForm$MH/2109957412.linkToTargetMethod',
  ],
  ['com/acme/Rule/0x0000000800c03000.test', 'com/acme/Rule/0x0000000800c19000.test'],
  ['jdk/internal/reflect/GeneratedMethodAccessor412.invoke', 'jdk/internal/reflect/GeneratedMethodAccessor7.invoke'],
  ['sun.reflect.GeneratedConstructorAccessor9.newInstance', 'sun.reflect.GeneratedConstructorAccessor10.newInstance'],
  ['com.acme.Cart$$EnhancerBySpringCGLIB$$1a2b3c4d.total', 'com.acme.Cart$$EnhancerBySpringCGLIB$$ffe0.total'],
  ['com/acme/Cart$$FastClassBySpringCGLIB$$9a8b7c6d.invoke', 'com/acme/Cart$$FastClassBySpringCGLIB$$1.invoke'],
  ['com.acme.Cart$$EnhancerByGuice$$1e5c5a3f_2.total', 'com.acme.Cart$$EnhancerByGuice$$7d.total'],
  ['com.sun.proxy.$Proxy123.find', 'com.sun.proxy.$Proxy98.find'],
  ['jdk/proxy2/$Proxy45.find', 'jdk/proxy3/$Proxy12.find'],
  ['com.acme.Cart$MockitoMock$1528637575.total', 'com.acme.Cart$MockitoMock$aB7c.total'],
  ['[http-nio-8080-exec-5 tid=1234]', '[http-nio-8080-exec-5 tid=98]'],
  ['com/acme/Cart.total_[j]', 'com/acme/Cart.total_[i]'],
  ['com/acme/Cart.total_[0]', 'com/acme/Cart.total'],
  ['user$eval1234$fn__1235.invoke', 'user$eval88$fn__91.invoke'],
  ['shop.core$total$fn__5678.doInvoke', 'shop.core$total$fn__5701.doInvoke'],
  ['Script12.run', 'Script3.run'],
  ['void [Shop] Shop.Cart::Total()[OptimizedTier1]', 'void [Shop] Shop.Cart::Total()[Tier0]'],
  [
    'System.Linq.Expressions!lambda_method42(System.Runtime.CompilerServices.Closure)',
    'System.Linq.Expressions!lambda_method7(System.Runtime.CompilerServices.Closure)',
  ],
  ['LazyCompile:*total /app/cart.js:10:3', 'LazyCompile:~total /app/cart.js:10:3'],
  ['JS:^total /app/cart.js:10:3', 'JS:+total /app/cart.js:10:3'],
  ['LazyCompile:~total /app/cart.js:10:3', '*total /app/cart.js:10:3'],
  ['~total /app/cart.js:10:3', 'total /app/cart.js:10:3'],
  ['shop::cart::total::h0123456789abcdef', 'shop::cart::total::hfedcba9876543210'],
  ['acme::run() (.llvm.1234567890123)', 'acme::run() (.llvm.99)'],
  ['julia_total_1234', 'julia_total_88'],
  ['_app_views_orders_show_html_erb___2876543210_45678', '_app_views_orders_show_html_erb__198765_123'],
  ['#<Class:0x000055d0c8a1b2c3>#total', '#<Class:0x00007f11c8a1b2c3>#total'],
  [
    './tmp/snappy-1.1.8-d1f9bd24-4cc8-4571-b71c-1698b83f1af1-libsnappyjava.so',
    './tmp/snappy-1.1.8-00000000-1111-2222-3333-444444444444-libsnappyjava.so',
  ],
  ['libzstd-jni-1.5.1-16931311898282279136.so', 'libzstd-jni-1.5.1-4421118982822791.so'],
  ['/tmp/perf-4711.map', '/tmp/perf-12.map'],
  ['class@anonymous/app/cart.php:12$3f', 'class@anonymous/app/cart.php:12$0'],
])('%s is the function that another run calls %s', (name, other) => {
  expect(stableName(name)).toBe(stableName(other));
});

test.each([
  ['com/acme/Order$$Lambda$412/0x00000000000100dd.apply', 'com/acme/Order$$Lambda_.apply'],
  ['com/acme/C$$Lambda$lambda$wrap$2$2630016632.0x00000000000100dd.call', 'com/acme/C$$Lambda$lambda$wrap$2_.call'],
  ['jdk/internal/reflect/GeneratedMethodAccessor412.invoke', 'jdk/internal/reflect/GeneratedMethodAccessor_.invoke'],
  ['com.acme.Cart$$EnhancerBySpringCGLIB$$1a2b3c4d.total', 'com.acme.Cart$$EnhancerBySpringCGLIB$$_.total'],
  ['LazyCompile:*total /app/cart.js:10:3', 'total /app/cart.js:10:3'],
])('%s is called %s, as Pyroscope itself writes such names', (name, stable) => {
  expect(stableName(name)).toBe(stable);
});

// What a compiler numbers by the place in the source is the same in every run of a build, and tells functions apart.
test.each([
  'main.main.func1.2',
  'com/acme/Cart$1.run',
  'com/acme/Cart.lambda$total$3',
  'kafka/cluster/Partition.$anonfun$fetchRecords$2',
  'com/acme/Cart$$anon$3.apply',
  'com/acme/Cart$load$1.invokeSuspend',
  'Shop.Cart+<>c__DisplayClass12_0.<Main>b__0',
  'Shop.Cart+<Load>d__5.MoveNext',
  'com.acme.Cart$$SpringCGLIB$$0.total',
  'acme::Cart::~Cart()',
  '~Cart',
  'shop/cart.py:12 - <lambda>',
  'block (2 levels) in parse',
  'libc.so.6+0x1b0234',
  'vfs_read+0x1b0/0x360',
  'schedule_[k]',
  '0x00007f3310c1',
  'sha256_block_data_order_avx2',
  'crc32_z',
  'eval',
  'Base64.eval64',
  'operator*',
  '*',
  'shop::h0123::total',
  '/usr/lib/x86_64-linux-gnu/libz.so.1.2.13 inflate',
  '',
])('%s stays as it is', (name) => {
  expect(stableName(name)).toBe(name);
});

const pieces = fc.constantFrom(
  ...[
    '$$Lambda',
    '$14',
    '/0x0800c8',
    '.apply',
    'LambdaForm$MH',
    '$Proxy',
    '12',
    'a',
    'JS:',
    '*',
    '~',
    '_[j]',
    '::h0123456789abcdef',
  ],
  ...['$$EnhancerBy', '$$', 'eval', 'fn__', '.so', '[Tier0]', 'tid=', ' ', '/', '_', 'julia_', '$', '.'],
);

test('a stable name stays as it is, and only the empty one is empty', () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 10 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(names, (name) => {
      const stable = stableName(name);
      expect(stableName(stable)).toBe(stable);
      expect(stable === '').toBe(name === '');
    }),
    { numRuns: 2_000 },
  );
});

test('a table without run numbers is its own stable table', () => {
  const names = ['main', 'com/acme/Cart.total'];
  expect(getStableNames(names)).toBe(names);
});
