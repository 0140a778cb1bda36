/** Prices of computing that administrators set; one set per organisation. */
export interface CostRates {
  /** ISO 4217: "EUR". */
  readonly currency: string;
  /** Price of one core for an hour; undefined if none is set. */
  readonly corePricePerHour: number | undefined;
  /** Price of one GiB of memory for an hour; undefined if none is set. */
  readonly gibPricePerHour: number | undefined;
  readonly hoursPerMonth: number;
  /** Grams of CO₂ of one core for an hour; undefined if nobody says. */
  readonly co2GramsPerCoreHour: number | undefined;
}

/** 365 days × 24 h / 12. */
export const DEFAULT_HOURS_PER_MONTH = 730;
/** The longest month. */
const MAX_HOURS_PER_MONTH = 744;

/** The settings as people write them. */
export interface CostDraft {
  readonly currency: string;
  readonly corePrice: string;
  readonly gibPrice: string;
  readonly hoursPerMonth: string;
  readonly co2Grams: string;
}

/** A sentence per field that cannot be used. */
export type CostFaults = { readonly [Field in keyof CostDraft]?: string };

/** Names of the fields of `jsonData`. */
const FIELDS: Readonly<Record<keyof CostDraft, string>> = {
  currency: 'costCurrency',
  corePrice: 'costPerCoreHour',
  gibPrice: 'costPerGibHour',
  hoursPerMonth: 'costHoursPerMonth',
  co2Grams: 'costCo2GramsPerCoreHour',
};

/** Reads the plugin's `jsonData`; undefined if no price is set, or what is set cannot be used. */
export function parseCostRates(jsonData: Readonly<Record<string, unknown>>): CostRates | undefined {
  const draft = readCostDraft(jsonData);
  if (Object.keys(findCostFaults(draft)).length > 0) {
    return undefined;
  }
  const corePricePerHour = readNumber(draft.corePrice);
  const gibPricePerHour = readNumber(draft.gibPrice);
  return corePricePerHour === undefined && gibPricePerHour === undefined
    ? undefined
    : {
        currency: draft.currency.trim(),
        corePricePerHour,
        gibPricePerHour,
        hoursPerMonth: readNumber(draft.hoursPerMonth) ?? DEFAULT_HOURS_PER_MONTH,
        co2GramsPerCoreHour: readNumber(draft.co2Grams),
      };
}

/** Reads the settings as texts; numbers of a provisioned file, too. */
export function readCostDraft(jsonData: Readonly<Record<string, unknown>>): CostDraft {
  const read = (field: keyof CostDraft): string => {
    const value = jsonData[FIELDS[field]];
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  };
  return {
    currency: read('currency'),
    corePrice: read('corePrice'),
    gibPrice: read('gibPrice'),
    hoursPerMonth: read('hoursPerMonth'),
    co2Grams: read('co2Grams'),
  };
}

/** Prints the settings as fields of `jsonData`: numbers, and "" for fields that are not set. */
export function printCostDraft(draft: CostDraft): Readonly<Record<string, unknown>> {
  return {
    [FIELDS.currency]: draft.currency.trim(),
    [FIELDS.corePrice]: readNumber(draft.corePrice) ?? '',
    [FIELDS.gibPrice]: readNumber(draft.gibPrice) ?? '',
    [FIELDS.hoursPerMonth]: readNumber(draft.hoursPerMonth) ?? '',
    [FIELDS.co2Grams]: readNumber(draft.co2Grams) ?? '',
  };
}

/** Finds the settings that cannot be used, with a sentence per field. */
export function findCostFaults({ currency, corePrice, gibPrice, hoursPerMonth, co2Grams }: CostDraft): CostFaults {
  const hasPrice = [corePrice, gibPrice].some((text) => text.trim() !== '');
  const hours = readNumber(hoursPerMonth);
  const faults = {
    currency:
      hasPrice && !isCurrency(currency.trim()) ? 'Enter the three letters of a currency, such as EUR.' : undefined,
    corePrice: findNumberFault(corePrice),
    gibPrice: findNumberFault(gibPrice),
    hoursPerMonth:
      findNumberFault(hoursPerMonth) ??
      (hours !== undefined && (hours === 0 || hours > MAX_HOURS_PER_MONTH)
        ? `A month has more than 0 and at most ${MAX_HOURS_PER_MONTH} hours.`
        : undefined),
    co2Grams: findNumberFault(co2Grams),
  };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));
}

function findNumberFault(text: string): string | undefined {
  const number = Number(text.trim());
  return text.trim() === '' || (Number.isFinite(number) && number >= 0)
    ? undefined
    : 'Enter a number of 0 or more, such as 0.04.';
}

function readNumber(text: string): number | undefined {
  return text.trim() === '' || findNumberFault(text) !== undefined ? undefined : Number(text.trim());
}

function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(code);
}
