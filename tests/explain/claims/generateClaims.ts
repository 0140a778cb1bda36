import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import type { Oracle, OracleFunction } from './Oracle';
import type { Random } from './Random';

export const FAULTS = [
  'none',
  'invented name',
  'one character',
  'wrong package',
  'ambiguous ending',
  'wrong number',
  'wrong unit',
  'number of another function',
  'false relation',
] as const;
export type Fault = (typeof FAULTS)[number];

/** A sentence about a profile, true unless it has a fault. */
export interface GeneratedClaim {
  readonly text: string;
  readonly fault: Fault;
  /** The wrong part of the text, "" if there is none. */
  readonly wrong: string;
}

interface Subject {
  readonly oracle: Oracle;
  readonly unit: ValueUnit;
  readonly random: Random;
}

/** Generates a claim with the fault, undefined if the profile has nothing to make it of. */
export function generateClaim(subject: Subject, fault: Fault): GeneratedClaim | undefined {
  const { oracle, random } = subject;
  const main = random.pick(oracle.functions);
  switch (fault) {
    case 'none':
      return generateTrue(subject, main);
    case 'invented name': {
      const invented = random.pick(INVENTED);
      return build(subject, main, { name: invented, fault, wrong: invented });
    }
    case 'one character': {
      const name = changeOneLetter(main.name, random);
      return name === undefined || oracle.functions.some((known) => known.name.endsWith(name))
        ? undefined
        : build(subject, main, { name, fault, wrong: name });
    }
    case 'wrong package': {
      const name = changePackage(main.name);
      return name === undefined ? undefined : build(subject, main, { name, fault, wrong: name });
    }
    case 'ambiguous ending': {
      const ending = /[A-Za-z_]\w*$/.exec(main.name)?.[0];
      if (ending === undefined || ending === main.name) {
        return undefined;
      }
      const others = oracle.functions.filter(({ name }) => new RegExp(`(^|[./: ])${ending}$`).test(name));
      const isWhole = oracle.functions.some(({ name }) => name === ending);
      return others.length < 2 || isWhole ? undefined : build(subject, main, { name: ending, fault, wrong: ending });
    }
    case 'wrong number': {
      const factor = random.pick([0.3, 0.55, 0.75, 1.35, 1.8, 3]);
      return build(subject, main, { fault, change: (value) => value * factor });
    }
    case 'wrong unit':
      return subject.unit === 'short' ? undefined : build(subject, main, { fault, isWrongUnit: true });
    case 'number of another function': {
      const other = random.pick(oracle.functions);
      return build(subject, main, { fault, numbersOf: other });
    }
    case 'false relation': {
      const other = random.pick(oracle.functions);
      if (other === main || oracle.reachesFrom(main.name, other.name)) {
        return undefined;
      }
      const text = random.pick([
        `\`${main.name}\` calls \`${other.name}\`.`,
        `\`${other.name}\` is called by \`${main.name}\`.`,
        `The path \`${main.name}\` → \`${other.name}\` matters.`,
      ]);
      return { text, fault, wrong: text };
    }
  }
}

function generateTrue(subject: Subject, main: OracleFunction): GeneratedClaim | undefined {
  const { oracle, random, unit } = subject;
  const none = { fault: 'none', wrong: '' } as const;
  switch (random.below(6)) {
    case 0: {
      const call = random.pick(oracle.listCalls());
      const text = random.pick([
        `\`${call.caller}\` calls \`${call.callee}\`.`,
        `\`${call.callee}\` is called from \`${call.caller}\`.`,
        `Most of it goes through \`${call.caller}\` → \`${call.callee}\`.`,
      ]);
      return { text, ...none };
    }
    case 1: {
      const other = random.pick(oracle.functions);
      if (other === main) {
        return undefined;
      }
      const [a, b] = [main, other].map((item) => printPercent(item.total / oracle.total, random));
      const text = random.pick([
        `\`${main.name}\` takes ${a} and \`${other.name}\` ${b}.`,
        `${a} of the profile is in \`${main.name}\`, ${b} in \`${other.name}\`.`,
        `\`${main.name}\` (${a}), \`${other.name}\` (${b})`,
      ]);
      return { text, ...none };
    }
    case 2: {
      const share = (main.total / oracle.total) * 100;
      const low = Math.floor(share / 5) * 5;
      const text = random.pick([
        `\`${main.name}\` is on ${low}–${low + 5} % of the stacks.`,
        `Between ${low} and ${low + 5} % of the total is spent in \`${main.name}\`.`,
        `\`${main.name}\` needs at least ${low} %.`,
      ]);
      return { text, ...none };
    }
    case 3:
      return unit === 'short'
        ? undefined
        : {
            text: `- **\`${main.name}\`**: ${printValue(main.total, unit, random)} in total, ${printValue(main.self, unit, random)} of it itself (${printPercent(main.self / oracle.total, random)} self).`,
            ...none,
          };
    default:
      return build(subject, main, { fault: 'none' });
  }
}

interface Change {
  readonly name?: string;
  readonly fault: Fault;
  readonly wrong?: string;
  readonly change?: (value: number) => number;
  readonly isWrongUnit?: boolean;
  readonly numbersOf?: OracleFunction;
}

/** Builds a sentence with one function and one number of it. */
function build({ oracle, unit, random }: Subject, main: OracleFunction, change: Change): GeneratedClaim | undefined {
  const isSelf = random.next() < 0.4 && main.self > 0;
  const source = change.numbersOf ?? main;
  const truth = isSelf ? source.self : source.total;
  const value = change.change?.(truth) ?? truth;
  const isShare = !change.isWrongUnit && (unit === 'short' || random.next() < 0.6);
  if ((change.change || change.numbersOf) && isNear(value, [main.self, main.total], oracle.total)) {
    return undefined;
  }
  if (change.change && value > oracle.total) {
    return undefined;
  }
  const right = isShare ? printPercent(value / oracle.total, random) : printValue(value, unit, random);
  const number = change.isWrongUnit ? right.replace(/[a-zµA-Z]+$/, (suffix) => WRONG_UNITS[suffix] ?? 'h') : right;
  const name = change.name ?? main.name;
  const text = random
    .pick(isSelf ? SELF_TEMPLATES : TOTAL_TEMPLATES)
    .replace('{f}', () => `\`${name}\``)
    .replace('{n}', () => number);
  const wrong = change.wrong ?? (change.fault === 'none' ? '' : number);
  return { text, fault: change.fault, wrong };
}

const TOTAL_TEMPLATES = [
  '{f} takes {n} of the profile.',
  '{f} accounts for {n}.',
  'About {n} is spent in {f} and what it calls.',
  'With {n}, {f} is worth a look.',
  '{f} ({n}) stands out.',
  '- **{f}** – {n} total',
  'Observation: {n} passes through {f}.',
  'The call to {f} costs {n} inclusive.',
];

const SELF_TEMPLATES = [
  '{f} itself spends {n}.',
  '{f}: {n} self.',
  'The self time of {f} is {n}.',
  '{n} are spent directly in {f}.',
  '| {f} | {n} |',
];

const INVENTED = [
  'encoding/json.(*fastEncoder).run',
  'github.com/acme/shop/checkout.computeShipping',
  'main.processOrders',
  'runtime.gcTurbo',
  'com/acme/billing/InvoiceService.generateAll',
  'java/util/HashMap.resizeTable',
  'org.hibernate.Session.flushAll',
  'shop/orders.py:88 - recalculate_totals',
  'calculate_shipping_costs',
  'renderTemplateSync',
  './src/payments.js:chargeCard:40',
  'Shop.Orders.OrderService.Recalculate()',
  'tokio::runtime::blocking::pool::spawn_all',
  'indexer::normalise_words',
  'std::vector<int>::shrink_all',
  'gems/rails-7.1/lib/rails/engine.rb:12 - boot_all',
  '__x64_sys_writevec',
  'tcp_recv_queue_locked',
];

const WRONG_UNITS: Record<string, string> = {
  ns: 's',
  µs: 's',
  ms: 'min',
  s: 'ms',
  min: 'ms',
  h: 's',
  B: 'MiB',
  KiB: 'GiB',
  MiB: 'KiB',
  GiB: 'MiB',
};

function printPercent(share: number, random: Random): string {
  const percent = share * 100;
  if (percent > 0 && percent < 1) {
    return `${percent.toPrecision(2)} %`;
  }
  const digits = percent < 10 ? 1 : random.below(2);
  return `${percent.toFixed(digits)}${random.pick(['%', ' %', ' percent'])}`;
}

function printValue(value: number, unit: ValueUnit, random: Random): string {
  const steps: [number, string][] =
    unit === 'ns'
      ? [
          [1e9, 's'],
          [1e6, 'ms'],
          [1e3, 'µs'],
          [1, 'ns'],
        ]
      : unit === 'bytes'
        ? [
            [2 ** 30, 'GiB'],
            [2 ** 20, 'MiB'],
            [2 ** 10, 'KiB'],
            [1, 'B'],
          ]
        : [[1, '']];
  const [size, suffix] = steps.find(([step]) => value >= step) ?? steps.at(-1) ?? [1, ''];
  return `${Number((value / size).toPrecision(random.pick([2, 3])))} ${suffix}`;
}

/** True if a reader could take the number for one of the true ones, also written with two digits or after "about". */
function isNear(value: number, truths: readonly number[], total: number): boolean {
  return truths.some((truth) => Math.abs(value - truth) <= Math.max(0.15 * truth, 0.012 * total));
}

function changeOneLetter(name: string, random: Random): string | undefined {
  const places = [...name.matchAll(/[a-z]/g)].map(({ index }) => index).filter((index) => index > name.length / 2);
  if (places.length === 0) {
    return undefined;
  }
  const at = random.pick(places);
  const letter = String.fromCharCode(97 + ((name.charCodeAt(at) - 97 + 7) % 26));
  return name.slice(0, at) + letter + name.slice(at + 1);
}

function changePackage(name: string): string | undefined {
  const changed = name
    .replace(/^([\w./-]+)\/([\w-]+)([./])/, '$1/legacy$2$3')
    .replace(/^([a-z]\w*)::(\w+)::/, '$1::legacy_$2::');
  return changed === name ? undefined : changed;
}
