import { CATEGORIES } from './catalog';

/** The rule file of a region and customer segment, as it lies in the configuration store. */
export function readRuleFile(region: string, segment: string): string {
  const lines = [`# ${region} ${segment}`];
  for (const [index, category] of CATEGORIES.entries()) {
    lines.push(
      `${index * 5}: ${5 + (index % 4) * 5}% off when category is ${category} and quantity >= ${2 + (index % 3)}`,
    );
  }
  for (const amount of [50, 100, 150, 200]) {
    lines.push(`${700 + amount}: ${amount / 50}% off when amount >= ${amount}`);
  }
  lines.push(`600: 10% off when coupon like ${segment}-books-* and amount >= 40`);
  lines.push(`900: 3% off when amount >= 250 and coupon like ${region}-welcome*`);
  return lines.join('\n');
}
