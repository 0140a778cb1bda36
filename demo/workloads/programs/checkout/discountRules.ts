export interface RuleFacts {
  readonly category: string;
  readonly quantity: number;
  readonly amountCents: number;
  readonly coupon: string;
}

export interface DiscountRule {
  readonly priority: number;
  readonly percent: number;
  matches(facts: RuleFacts): boolean;
}

type Condition = (facts: RuleFacts) => boolean;

/**
 * Rules as the merchandising team writes them, one a line:
 * `40: 10% off when category is books and quantity >= 3`
 */
export function parseDiscountRules(text: string): DiscountRule[] {
  return sortByPriority(
    text
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .map(parseDiscountRule),
  );
}

function parseDiscountRule(line: string): DiscountRule {
  const parts = /^(\d+): (\d+)% off when (.+)$/.exec(line.trim());
  if (parts === null) {
    throw new Error(`Not a discount rule: ${line}`);
  }
  const conditions = (parts[3] ?? '').split(' and ').map(parseCondition);
  return {
    priority: Number(parts[1]),
    percent: Number(parts[2]),
    matches: (facts) => conditions.every((condition) => condition(facts)),
  };
}

function parseCondition(text: string): Condition {
  const words = tokenizeCondition(text);
  const [subject = '', operator = '', value = ''] = words;
  const wanted = Number(value);
  switch (`${subject} ${operator}`) {
    case 'category is':
      return (facts) => facts.category === value;
    case 'quantity >=':
      return (facts) => facts.quantity >= wanted;
    case 'amount >=':
      return (facts) => facts.amountCents >= wanted * 100;
    case 'coupon like': {
      const pattern = compileWildcard(value);
      return (facts) => pattern.test(facts.coupon);
    }
    default:
      throw new Error(`Not a condition: ${text}`);
  }
}

function tokenizeCondition(text: string): string[] {
  return [...text.matchAll(/>=|[\p{L}\d*-]+/gu)].map((match) => match[0]);
}

function compileWildcard(pattern: string): RegExp {
  const source = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`, 'iu');
}

function sortByPriority(rules: DiscountRule[]): DiscountRule[] {
  return rules.sort((left, right) => left.priority - right.priority);
}
