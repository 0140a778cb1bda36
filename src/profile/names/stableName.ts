/** Replaces a number of one run: `GeneratedMethodAccessor412` → `GeneratedMethodAccessor_`. */
import { memoise } from 'profile/collect';
const LEFT_OUT = '_';

/**
 * A function's name without what differs from run to run or build to build of one program: numbers and addresses of classes
 * that a runtime makes as it goes, hashes of compilers, and marks that say by which compiler tier the function ran.
 *
 *     com/acme/Order$$Lambda$412/0x0000000800c8.apply    com/acme/Order$$Lambda_.apply
 *     jdk/internal/reflect/GeneratedMethodAccessor9.invoke    jdk/internal/reflect/GeneratedMethodAccessor_.invoke
 *     LazyCompile:*total /app/cart.js:10:3               total /app/cart.js:10:3
 *
 * Numbers that the compiler gives by the place in the source stay: `$anonfun$1`, `<>c__DisplayClass12_0`, `func1.2`, `Cart$1`.
 * Names without anything of the kind come back as they are, and so does a name that has been through here. Linear in the length.
 */
export function stableName(name: string): string {
  let stable = name;
  // Leaving one thing out can show another; real names take two rounds, and nobody is served by more for hostile ones.
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = applyRules(stable);
    if (next === stable) {
      break;
    }
    stable = next;
  }
  // A name of nothing but such marks keeps them: it would be no name.
  return stable === '' ? name : stable;
}

const MAX_ROUNDS = 8;

/** Every name that a rule changes contains one of these: a digit, or the mark of a tier. */
const MAY_CHANGE = /\d|^[*~^+]|\]$|^(?:JS|LazyCompile|Function):/;

function applyRules(name: string): string {
  let text = name;
  if (!MAY_CHANGE.test(name)) {
    return name;
  }
  for (const { hint, pattern, by } of RULES) {
    if (hint === '' || text.includes(hint)) {
      text = typeof by === 'function' ? by(text) : text.replace(pattern, by);
    }
  }
  return text;
}

interface Rule {
  /** Text that every name has which the rule is about: looking for it is all that most names cost. */
  readonly hint: string;
  readonly pattern: RegExp;
  readonly by: string | ((name: string) => string);
}

const rule = (hint: string, pattern: RegExp, by: string): Rule => ({ hint, pattern, by });
const NEVER = /(?!)/;

// Patterns begin with fixed text or an anchor and repeat only one kind of character, so that none can go back far.
const RULES: readonly Rule[] = [
  // JVM: lambdas, method handles, hidden classes, generated accessors, proxies of frameworks.
  { hint: '$$Lambda', pattern: NEVER, by: leaveOutLambdaNumbers },
  rule('LambdaForm$', /(LambdaForm\$[A-Z]+)(?:[/.+](?:0x[0-9a-f]+|\d+)(?=[/.+])|\d+)+/g, `$1${LEFT_OUT}`),
  rule('0x', /([\w$>])[/.+]0x[0-9a-f]{6,16}(?=\.[A-Za-z_$<])/g, `$1${LEFT_OUT}`),
  rule('Accessor', /(Generated(?:Method|Constructor|SerializationConstructor)Accessor)\d+/g, `$1${LEFT_OUT}`),
  rule(
    '$$',
    /(\$\$(?:Enhancer|FastClass|KeyFactory|MethodWrapper|BulkBean|BeanMap)By\w+\$\$)[0-9a-f]+(?:_\d+)?/g,
    `$1${LEFT_OUT}`,
  ),
  rule('$Proxy', /(\$Proxy)\d+/g, `$1${LEFT_OUT}`),
  rule('jdk', /(jdk[./]proxy)\d+(?=[./])/g, `$1${LEFT_OUT}`),
  rule('bytecode', /(bytecode[./](?:Wrapper|[pP]roxy))\d+/g, `$1${LEFT_OUT}`),
  rule('Mock$', /(\$MockitoMock\$)[A-Za-z0-9]+/g, `$1${LEFT_OUT}`),
  rule('ByteBuddy$', /(\$ByteBuddy\$)[A-Za-z0-9]+/g, `$1${LEFT_OUT}`),
  rule('$Hibernate', /(\$Hibernate(?:Basic)?Proxy\$)[A-Za-z0-9]+/g, `$1${LEFT_OUT}`),
  rule('$auxiliary$', /(\$auxiliary\$)[A-Za-z0-9]+/g, `$1${LEFT_OUT}`),
  rule('_$$_jv', /(_\$\$_jvst)[0-9a-f]+_[0-9a-f]+/g, `$1${LEFT_OUT}`),
  rule('$Access4', /(\$Access4Jackson(?:S|Des)erializer)[0-9a-f]+/g, `$1${LEFT_OUT}`),
  rule('rubyjit', /_[0-9A-Fa-f]{40}\d*/g, LEFT_OUT),
  rule('tid=', /\btid=\d+/g, `tid=${LEFT_OUT}`),
  // async-profiler marks how a Java method ran: interpreted, inlined, compiled by which compiler.
  rule('_[', /_\[[ij01]\]$/, ''),
  // Clojure, Groovy.
  rule('eval', /((?:^|[$/])eval)\d{2,}(?!\w)/g, `$1${LEFT_OUT}`),
  rule('fn', /(^|[$/.])(fn(?:__|--))\d+(?!\w)/g, `$1$2${LEFT_OUT}`),
  rule('fn__', /(\$fn__)\d+(?=\$)/g, `$1${LEFT_OUT}`),
  rule('reify', /([$/.]reify(?:__|--))\d+/g, `$1${LEFT_OUT}`),
  rule('Script', /^(Script)\d+(?=[.$])/, `$1${LEFT_OUT}`),
  // .NET: tiers as perf maps have them, methods and proxies made while the program runs.
  rule(
    ']',
    / ?\[(?:Tier-?[01]|OptimizedTier\w*|Optimized|QuickJitted|PreJIT|ReadyToRun|MinOptJitted|Instrumented\w*|UnknownTier)\]$/,
    '',
  ),
  rule('lambda_method', /((?:^|[!.:])lambda_method)\d+/g, `$1${LEFT_OUT}`),
  rule('generatedProxy_', /(generatedProxy_)\d+/g, `$1${LEFT_OUT}`),
  rule('Castle.Proxies.', /(Castle\.Proxies\.\w+Proxy)_\d+/g, '$1'),
  rule('Regex', /\bRegex\d+_(?=Try|Scan|Go|Find)/g, `Regex${LEFT_OUT}`),
  // V8: what kind of code it was and by which compiler.
  rule(':', /^(?:JS|LazyCompile|Function):[*~^+]?(?=.)/, ''),
  rule('', /^(?:[*^+](?=[A-Za-z_$])|~(?=[A-Za-z_$][\w$.]* (?:[./]|file:|node:)))/, ''),
  // Hashes that compilers of Rust and C++ add; Julia's and Ruby's numbers of compiled methods and templates.
  rule('::h', /::h[0-9a-f]{16}(?=$|[ .])/, ''),
  rule('.llvm.', /\.llvm\.\d+/g, ''),
  rule('_', /^(julia_|jfptr_|japi[13]_|jlsys_|jlplt_)(.*[^_])_\d+$/s, `$1$2${LEFT_OUT}`),
  rule('_', /(_(?:erb|haml|slim|j?builder|rabl|rhtml))_{2,3}\d+_\d+/g, `$1_${LEFT_OUT}`),
  rule('0x', /((?:Class|Module):0x)[0-9a-f]{8,16}/g, `$1${LEFT_OUT}`),
  rule(' at 0x', /( at 0x)[0-9a-f]{6,16}(?=>)/g, `$1${LEFT_OUT}`),
  rule('(eval ', /\(eval \d+\)/g, `(eval ${LEFT_OUT})`),
  // Python's code without a file of its own; PHP's classes without a name; Erlang's processes.
  rule('<ipython-input-', /<ipython-input-\d+-[0-9a-f]+>/g, `<ipython-input-${LEFT_OUT}>`),
  rule('ipykernel_', /(ipykernel_)\d+\/\d+(?=\.py)/g, `$1/${LEFT_OUT}`),
  rule('<eval_with_key>.', /(<eval_with_key>\.)\d+/g, `$1${LEFT_OUT}`),
  rule('class@anonymous', /(class@anonymous[^$]{0,400}\$)[0-9a-f]+/g, `$1${LEFT_OUT}`),
  rule('<', /<\d+\.\d+\.\d+>/g, `<${LEFT_OUT}>`),
  // Files that a process writes for itself.
  rule('.map', /\b(perf-)\d+(?=\.map)/g, `$1${LEFT_OUT}`),
  rule('jitted-', /(jitted-)\d+-\d+(?=\.so)/g, `$1${LEFT_OUT}`),
  rule('_MEI', /(\/_MEI)[A-Za-z0-9]{5,8}(?=\/)/g, `$1${LEFT_OUT}`),
  { hint: '.', pattern: NEVER, by: leaveOutFileNumbers },
];

/** One part after `$$Lambda`: a separator and a word. */
const LAMBDA_PART = /([$/.+])(\w+)/y;
const RUN_NUMBER = /^(?:\d+|0x[0-9a-f]+|[0-9a-f]{12,})$/;

/**
 * `$$Lambda$14/0x08`, `$$Lambda$14.0x08`, `$$Lambda/0x08`, `$$Lambda+0x08`, `$$Lambda$lambda$wrap$2$2630016632.0x08`: numbers go,
 * words and the number that the compiler gave to one (`lambda$wrap$2`) stay.
 */
function leaveOutLambdaNumbers(name: string): string {
  const start = name.indexOf('$$Lambda') + '$$Lambda'.length;
  let kept = name.slice(0, start);
  let end = start;
  let isAfterWord = false;
  let hasNumbers = false;
  for (;;) {
    LAMBDA_PART.lastIndex = end;
    const [part = '', separator = '', word = ''] = LAMBDA_PART.exec(name) ?? [];
    const isNumber = RUN_NUMBER.test(word);
    if (part === '' || (separator === '.' && !isNumber)) {
      break;
    }
    end += part.length;
    if (isNumber && !(isAfterWord && /^\d{1,4}$/.test(word))) {
      hasNumbers = true;
    } else {
      kept += part;
    }
    isAfterWord = !isNumber;
  }
  return hasNumbers ? kept + LEFT_OUT + name.slice(end) : name;
}

const LIBRARY_ENDING = /\.(?:so|dll|dylib|jnilib|node|tmp)(?![A-Za-z])/;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Libraries that a program unpacks to load them have a random part in their names: a UUID, or a long number.
 *
 *     /tmp/snappy-1.1.8-d1f9bd24-4cc8-4571-b71c-1698b83f1af1-libsnappyjava.so    /tmp/snappy-1.1.8-_-libsnappyjava.so
 */
function leaveOutFileNumbers(name: string): string {
  const ending = /\d{8}|-[0-9a-f]{4}-/.test(name) ? LIBRARY_ENDING.exec(name) : null;
  if (!ending) {
    return name;
  }
  const file = name
    .slice(0, ending.index)
    .replace(UUID, LEFT_OUT)
    .replace(/\d{8,}/g, LEFT_OUT);
  return file + name.slice(ending.index);
}

/** Returns the stable part of every name of a table; the table itself if no name has anything else. */
export const getStableNames = memoise((names: readonly string[]): readonly string[] => {
  const stable = names.map(stableName);
  return stable.every((name, index) => name === names[index]) ? names : stable;
});
