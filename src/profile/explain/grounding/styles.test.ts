/** @jest-environment node */
import type { Fact } from 'profile/explain/facts/Fact';
import { getTotal } from 'profile/tree/FlameTree';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { groundAnswer } from './Grounder';
import type { GroundingInput } from './GroundingProfile';

// How models write names and numbers, beyond what the generated answers do. Each sentence is true or false as a whole.
const MS = 1e6;
const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const GO = build(`
  main.main;net/http.(*conn).serve;main.handle;encoding/json.(*Decoder).Decode ${4_000 * MS}
  main.main;net/http.(*conn).serve;main.handle;crypto/sha256.block ${1_200 * MS}
  main.main;net/http.(*conn).serve;main.handle;unicode/utf8.DecodeRune ${800 * MS}
  main.main;golang.org/x/net/http2.(*Framer).ReadFrame ${1_000 * MS}
  runtime.gcBgMarkWorker ${3_000 * MS}
`);
const JAVA = build(`
  java/lang/Thread.run;com/acme/shop/CartService.total;com/acme/shop/PriceRules.apply;java/util/regex/Pattern.compile ${5_000 * MS}
  java/lang/Thread.run;com/acme/shop/CartService.total;java/util/HashMap.get ${3_340 * MS}
  java/lang/Thread.run;com/acme/shop/CartService.lambda$total$0 ${1_660 * MS}
`);

function build(text: string): GroundingInput {
  const tree = treeFromText(text);
  return {
    ...{ tree, untransformedTotal: getTotal(tree), profileTypeId: CPU, durationMs: 60_000 },
    ...{ functionIds: [], facts: [], knownWords: ['checkout'] },
  };
}

function judge(answer: string, input: GroundingInput): { marked: string[]; right: string[] } {
  const { claims } = groundAnswer(answer, input);
  const list = (verdicts: readonly string[]): string[] =>
    claims.filter(({ kind, verdict }) => kind !== 'link' && verdicts.includes(verdict)).map(({ text }) => text);
  return { marked: list(['unknown-name', 'wrong-number', 'unsupported']), right: list(['ok']) };
}

describe('true, and found to be so', () => {
  test.each([
    ['`encoding/json.(*Decoder).Decode()` takes 40 % of the CPU time.', 2],
    ['`*json.Decoder.Decode` accounts for 40 percent (4 s).', 3],
    ['sha256.block takes 12.0 percent, i.e. 1.2s.', 3],
    ['crypto/sha256.block() takes 1,200 ms.', 2],
    ['sha256.block takes 12 per cent, that is 12pct.', 3],
    ['SHA256 and utf8 and http2 are words; `utf8.DecodeRune` is 8%.', 2],
    ['HTTP/2 frames: http2.(*Framer).ReadFrame takes 10 %.', 2],
    ['`crypto/sha256.block` benötigt 12,0 % der CPU-Zeit (1,2 s, also 1.200 ms).', 4],
    ['`crypto/sha256.block` takes 12 % (1,200.0 ms).', 3],
    ['A third function, `sha256.block`, is from a third-party package: 12 %.', 2],
    ['Nearly a third (30%) goes to `runtime.gcBgMarkWorker`.', 3],
    ['Two fifths of the time is in `json.Decoder.Decode`, a tenth in `Framer.ReadFrame`.', 4],
    ['One in ten samples is in `Framer.ReadFrame`.', 2],
    ['`gcBgMarkWorker` takes thirty percent, three seconds.', 3],
    ['`gcBgMarkWorker` takes 0.3 of all CPU time.', 2],
    ['`gcBgMarkWorker` takes 3 out of 10 seconds.', 3],
    ['`main.handle` is five times as expensive as sha256.block, and calls it three times.', 3],
    ['`main.handle` is 5x more expensive than `sha256.block`.', 3],
    ['`main.handle` is called twice, its buffer is doubled, 3 times in all.', 1],
    ['In total, 10 s of CPU time was sampled, of which 6 s (60%) is under `net/http.(*conn).serve`.', 4],
    ['The top 2 functions take 70 %: `Decoder.Decode` and `gcBgMarkWorker`.', 3],
    ['`Decoder.Decode` and `gcBgMarkWorker` account for 70 % of the profile between them.', 3],
    ['`main.handle` takes 60 %. The remaining 40 % is elsewhere.', 3],
    ['The remaining 40 % is outside of `main.handle`.', 2],
    ['`main.handle` spends 20 % of its time in `sha256.block`, 12 % of the whole.', 4],
    ['main.handle spends 1.2 s in `sha256.block`.', 3],
    ['- `main.handle`: 60 %\n- `gcBgMarkWorker`: 30 %\n- `sha256.block`: 12 %\n', 6],
    [
      '`main.handle` takes 60 %. Of this, two thirds (67 %) is `Decoder.Decode`, and a further 20% is `sha256.block`.',
      7,
    ],
    ['Das sind 4,0 s von 10 s in `json.Decoder.Decode`, rund 42 % oder 4 Sekunden.', 5],
    ['The top three account for 82 % of the samples.', 0],
    ['Move `var h = sha256.New()` out of the loop; use `sonic.Decode` or `jsoniter.Decoder.Decode`.', 0],
    ['The service `checkout` spent 10 s.', 1],
    ['`handle` waits 1 m: no, `sha256.block` took 1.2s.', 3],
  ])('Go: %s', (answer, right) => {
    const judged = judge(answer, GO);
    expect({ ...judged, count: judged.right.length }).toEqual({ ...judged, marked: [], count: right });
  });

  test.each([
    ['`com.acme.shop.PriceRules.apply()` takes 50 %, `Pattern.compile` 50%.', 4],
    ['`java.util.regex.Pattern.compile(String)` takes 5 s.', 2],
    ['`Pattern#compile` is called by `PriceRules#apply`.', 3],
    ['java.util.HashMap.get takes a third (33,4 %, 3,34 s).', 4],
    ['`CartService.lambda$total$0` takes 16.6 %.', 2],
    ['The class `com.acme.shop.CartService` takes 100 %.', 2],
  ])('Java: %s', (answer, right) => {
    const judged = judge(answer, JAVA);
    expect({ ...judged, count: judged.right.length }).toEqual({ ...judged, marked: [], count: right });
  });
});

const PYTHON = build(`
  /srv/app/main.py:3 - <module>;/srv/app/cart.py:12 - total;/usr/lib/python3.11/re.py:288 - compile ${6_000 * MS}
  /srv/app/main.py:3 - <module>;/srv/app/cart.py:40 - _apply_rules;copy.py:128 - deepcopy ${4_000 * MS}
`);
const ALLOCATIONS: GroundingInput = {
  ...build('main.main;shop.total;strings.(*Builder).grow 3200000\nmain.main;fmt.Sprintf 800000'),
  profileTypeId: 'memory:alloc_objects:count:space:bytes',
};
const BYTES: GroundingInput = {
  ...build('main.main;shop.total;strings.(*Builder).grow 3221225472\nmain.main;fmt.Sprintf 1073741824'),
  ...{ profileTypeId: 'memory:alloc_space:bytes:space:bytes', durationMs: 120_000 },
};

test.each([
  ['`_apply_rules` in `cart.py` takes 40%, all in `copy.deepcopy`.', PYTHON, []],
  ['The function `total()` in `/srv/app/cart.py` at line 12 takes 60%.', PYTHON, []],
  ['The function `total()` in `/srv/app/cart.py` at line 12 takes 40%.', PYTHON, ['40%']],
  ['Replace copy.deepcopy with copy.copy; `<module>` takes 100 %.', PYTHON, []],
  ['`Builder.grow` allocates 3.2 million objects (80 %), `fmt.Sprintf` 800k.', ALLOCATIONS, []],
  ['`Builder.grow` allocates 4.2 million objects, `fmt.Sprintf` 0.9M.', ALLOCATIONS, ['4.2 million', '0.9M']],
  ['There are 4 million objects in total, 3.2M of them from `Builder.grow`.', ALLOCATIONS, []],
  ['There are 5 million objects in total.', ALLOCATIONS, ['5 million']],
  ['`Builder.grow` allocates 3 GiB (3,072 MiB, 1.5 GiB per minute), `fmt.Sprintf` one byte at a time.', BYTES, []],
  ['`Builder.grow` allocates 3 GiB per minute.', BYTES, ['3 GiB per minute']],
  ['`sha256.block` uses 2 % of one core, 20 millicores.', GO, []],
  ['`sha256.block` uses 12 % of one core, 120 millicores.', GO, ['12 %', '120 millicores']],
])('other profiles: %s', (answer, input, wrong) => {
  expect(judge(answer, input).marked).toEqual(wrong);
});

test('a number that only a finding has counts where it is said of its function, or the finding is cited', () => {
  const fact: Fact = {
    ...{
      id: 'K7',
      kind: 'rule',
      role: 'finding',
      severity: 'severe',
      weight: 0.4,
      ruleId: 'x',
      threshold: 0.1,
      why: '',
    },
    ...{ sentence: 'Serialisation: 40 %', evidence: { functions: [], nodes: [] } },
    parts: [{ kind: 'quantity', quantity: { value: 0.4, unit: 'share' }, text: '40 %' }],
  };
  const verdicts = (answer: string): string[] =>
    groundAnswer(answer, { ...GO, facts: [fact] }).claims.flatMap(({ kind, verdict }) =>
      kind === 'number' ? verdict : [],
    );
  expect(verdicts('JSON takes 40 % (4 s).')).toEqual(['not-checkable', 'not-checkable']);
  expect(verdicts('JSON takes 40 % (K7).')).toEqual(['ok']);
  expect(verdicts('JSON takes 45 %.')).toEqual(['unsupported']);
  expect(verdicts('`sha256.block` has a share of 40 %.')).toEqual(['wrong-number']);
});

test.each([
  ['sha256.block takes 12.9 percent.', ['12.9 percent']],
  ['sha512.block takes 12%.', ['sha512.block', '12%']],
  ['`crypto/sha256.block` benötigt 13,5 % der CPU-Zeit.', ['13,5 %']],
  ['`crypto/sha256.block` benötigt 2,4 s, also 2.400 ms.', ['2,4 s', '2.400 ms']],
  ['sha256.block takes 1,300 ms.', ['1,300 ms']],
  ['sha256.block takes 1m20s.', ['1m20s']],
  ['sha256.block takes 2 min 10 s.', ['2 min 10 s']],
  ['`main.handle` takes 80 per cent.', ['80 per cent']],
  ['`main.handle` takes 80 pct.', ['80 pct']],
  ['`main.handle` takes eighty percent.', ['eighty percent']],
  ['`main.handle` takes 0.8 of all CPU time.', ['0.8']],
  ['Four fifths of the time is in `main.handle`.', ['Four fifths']],
  ['A tenth of the time is in `main.handle`.', ['A tenth']],
  ['One in ten samples is in `main.handle`.', ['One in ten']],
  ['Three seconds are spent in `sha256.block`.', ['Three seconds']],
  ['`main.handle` is ten times as expensive as `crypto/sha256.block`.', ['ten times']],
  ['`main.handle` spends 60 % of its time in `sha256.block`.', ['60 %']],
  ['`main.handle` spends 60 % in `sha256.block`.', ['60 %']],
  ['The remaining 70 % is outside of `main.handle`.', ['70 %']],
  ['`Decoder.Decode` and `gcBgMarkWorker` account for 80 % between them.', ['80 %']],
  ['The top 2 functions take 90 %: `Decoder.Decode` and `gcBgMarkWorker`.', ['90 %']],
  ['`main.handle` takes 60 %. Of this, 40 % is `sha256.block`.', ['40 %']],
  ['Use `json.Decoder.Decodes` more.', ['json.Decoder.Decodes']],
  ['The `JSONDecoder` takes 40 %.', ['JSONDecoder', '40 %']],
])('false, and marked: %s', (answer, wrong) => {
  expect(judge(answer, GO).marked).toEqual(wrong);
});
