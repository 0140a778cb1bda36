import type { RateUnit } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { buildMoneyUnit, getCurrency, isMoney, type MoneyUnit } from 'profile/format/formatMoney';

const COUNT = 'count:';
const CURRENCY = 'currency:';

/** Grafana's name of a unit, for frames and for what reads their unit instead of asking how a value is shown. */
export function toGrafanaUnit(unit: ValueUnit | RateUnit | MoneyUnit): string {
  switch (unit) {
    case 'ns':
    case 'bytes':
    case 'short':
    case 'cores':
    case 'binBps':
      return unit;
    case 'ns/s':
      return 'si:ns/s';
    default:
      return isMoney(unit) ? `${CURRENCY}${getCurrency(unit)}` : `${COUNT}${unit}`;
  }
}

/** Back again; undefined for a unit that is none of ours. */
export function fromGrafanaUnit(name: string | undefined): ValueUnit | RateUnit | MoneyUnit | undefined {
  switch (name) {
    case 'ns':
    case 'bytes':
    case 'short':
    case 'cores':
    case 'binBps':
      return name;
    case 'si:ns/s':
      return 'ns/s';
    default: {
      if (name?.startsWith(CURRENCY)) {
        return buildMoneyUnit(name.slice(CURRENCY.length));
      }
      const rate = name?.startsWith(COUNT) ? name.slice(COUNT.length) : '';
      return isRate(rate) ? rate : undefined;
    }
  }
}

function isRate(text: string): text is `${string}/s` {
  return text.endsWith('/s');
}
