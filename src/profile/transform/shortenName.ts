import { getStableNames, stableName } from 'profile/names/stableName';
import type { FlameTree } from 'profile/tree/FlameTree';
import { hashText } from './hashText';

/** Longest name that a link contains in full. */
const MAX_LENGTH = 120;
const KEPT_LENGTH = 60;

/**
 * Shortens a name for links: long ones (C++ and Scala have names of thousands of characters) become their beginning,
 * `…#` and 16 digits of a hash.
 */
export function shortenName(name: string): string {
  if (name.length <= MAX_LENGTH) {
    return name;
  }
  const { high, low } = hashText(name);
  return `${name.slice(0, KEPT_LENGTH)}…#${toDigits(high)}${toDigits(low)}`;
}

/** True if `text` is the name, its stable part, the name that it had in another run, or what `shortenName` makes of the first two. */
export function isName(text: string, name: string): boolean {
  return isExactName(text, name) || isExactName(stableName(text), stableName(name));
}

function isExactName(text: string, name: string): boolean {
  return text === name || (name.length > MAX_LENGTH && text === shortenName(name));
}

/**
 * Finds the index of the function with this name or shortened name, else of the first that was called so in another
 * run; undefined if no name of the tree fits.
 */
export function findName(tree: FlameTree, text: string): number | undefined {
  return findExactName(tree, text) ?? findStableNames(tree, text)[0];
}

/** Indices of the functions that differ from this name or shortened name only by run numbers. */
export function findStableNames(tree: FlameTree, text: string): number[] {
  const stableText = stableName(text);
  return getStableNames(tree.names).flatMap((name, index) =>
    index !== tree.cutNameIndex && isExactName(stableText, name) ? [index] : [],
  );
}

/** Finds the index of the function with this name or shortened name, as recorded. */
export function findExactName(tree: FlameTree, text: string): number | undefined {
  const isFunction = (_: string, index: number) => index !== tree.cutNameIndex;
  const exact = tree.names.findIndex((name, index) => name === text && isFunction(name, index));
  if (exact >= 0) {
    return exact;
  }
  const start = text.slice(0, KEPT_LENGTH);
  const shortened = tree.names.findIndex((name) => name.startsWith(start) && isExactName(text, name));
  return shortened >= 0 ? shortened : undefined;
}

/** 8 hexadecimal digits of a 32-bit number. */
export function toDigits(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
