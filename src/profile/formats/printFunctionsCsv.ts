import { formatFunctionName } from 'profile/format/formatFunctionName';
import { getCurrency, isMoney } from 'profile/format/formatMoney';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { rankFunctions } from 'profile/functions/rankFunctions';
import { getCategory } from 'profile/names/categoryRules';
import { adaptToNames, type TreeCategories } from 'profile/names/classifyTree';
import { getNameParts } from 'profile/names/NameParts';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { TextParts } from './TextParts';

export interface FunctionsCsvOptions {
  /** Unit of the values, as in the profile type: `nanoseconds`, `bytes`, `count`, …; "" if unknown. */
  readonly unit: string;
  /** Other measure on the screen, such as money, which gets its own columns. */
  readonly shownUnit?: { readonly unit: string; readonly divisor: number } | undefined;
  /** Value of the profile before any transform. */
  readonly wholeTotal: number;
  /** Number of moments by which values of an instantaneous type are divided; 0 if unknown, undefined for other types. */
  readonly moments?: number | undefined;
  readonly categories: TreeCategories;
}

/**
 * Prints the functions of upright stacks as CSV (RFC 4180: a header, CRLF, quotes), largest self first, in parts to be written one
 * after the other. A view is the given tree, the whole is the profile before any transform; shares are 0 to 1.
 *
 * Spreadsheets take text that begins with one of `= + - @` for a formula, and names come from programs: such cells get a `'` in
 * front. The format has no comments, so there is no provenance in it.
 */
export function* printFunctionsCsv(
  tree: FlameTree,
  { unit, shownUnit, wholeTotal, moments, categories }: FunctionsCsvOptions,
): Generator<string, void> {
  // Empty parts are pauses: each of these calls walks the tree or all names.
  const functions = computeFunctions(tree);
  yield '';
  const parts = getNameParts(tree.names);
  yield '';
  const { ofNames } = adaptToNames(tree.names, categories);
  yield '';
  const viewTotal = getTotal(tree);
  const ofMoments = moments === undefined ? '' : moments > 0 ? 'on average' : 'sum of all moments';
  const words = [unit, ofMoments].filter((word) => word !== '').join(', ');
  const inUnit = words === '' ? '' : ` (${words})`;
  const divisor = moments || 1;
  const inShown =
    shownUnit && ` (${isMoney(shownUnit.unit) ? `${getCurrency(shownUnit.unit)}/month` : shownUnit.unit})`;
  const text = new TextParts();
  text.add(
    printRow([
      'function',
      'package',
      'category',
      `self${inUnit}`,
      `total${inUnit}`,
      'self share of view',
      'total share of view',
      'self share of whole',
      'total share of whole',
      'occurrences',
      ...(inShown ? [`self${inShown}`, `total${inShown}`] : []),
    ]),
  );
  for (const name of rankFunctions(functions, 'self')) {
    const self = functions.self[name];
    const total = functions.total[name];
    const packageName = parts[name].packageName;
    text.add(
      printRow([
        neutralise(formatFunctionName(tree.names[name])),
        packageName === '' ? '' : neutralise(formatFunctionName(packageName)),
        getCategory(ofNames[name]),
        self / divisor,
        total / divisor,
        divide(self, viewTotal),
        divide(total, viewTotal),
        divide(self, wholeTotal),
        divide(total, wholeTotal),
        functions.occurrences[name],
        ...(shownUnit ? [self / shownUnit.divisor, total / shownUnit.divisor] : []),
      ]),
    );
    if (text.isFull) {
      yield text.take();
    }
  }
  yield text.take();
}

/** First characters of a formula, with the full-width forms that some spreadsheets accept. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;

function neutralise(cell: string): string {
  return FORMULA_START.test(cell) ? `'${cell}` : cell;
}

function printRow(cells: ReadonlyArray<string | number>): string {
  return `${cells.map(printCell).join(',')}\r\n`;
}

function printCell(cell: string | number): string {
  return typeof cell === 'string' && /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : String(cell);
}

function divide(value: number, total: number): number {
  return total > 0 ? value / total : 0;
}
