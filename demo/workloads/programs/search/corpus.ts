import { getInteger, pickFrom, type Random } from '../../random';
import type { Document } from './InvertedIndex';

const STARTS = [
  'comp',
  'trans',
  'inter',
  'micro',
  'stor',
  'prof',
  'serv',
  'cont',
  'data',
  'net',
  'graph',
  'mem',
  'sched',
  'clust',
];
const MIDDLES = ['ar', 'il', 'on', 'er', 'ut', 'ac', 'en', 'ol', 'im', 'at'];
const ENDS = ['ing', 'ed', 'ies', 'ization', 'al', 'er', 'ment', 's', 'or', 'ive'];

const WORDS = STARTS.flatMap((start) => MIDDLES.flatMap((middle) => ENDS.map((end) => start + middle + end)));

/** Words follow Zipf's law, as in real texts: a few everywhere, most rare. */
export function createWord(random: Random): string {
  return WORDS[Math.floor(WORDS.length ** random()) - 1] ?? 'data';
}

export function createDocument(random: Random, id: number): Document {
  const sentences = Array.from({ length: getInteger(random, 3, 7) }, () => createSentence(random));
  return { id, title: createTitle(random), body: sentences.join(' ') };
}

export function createTitle(random: Random): string {
  return `${createWord(random)} ${createWord(random)}`;
}

/** What people type: one to four words, now and then with a typing error. */
export function createQuery(random: Random): string {
  const words = Array.from({ length: getInteger(random, 1, 4) }, () => createWord(random));
  if (random() < 0.1) {
    words.push(misspell(random, createWord(random)));
  }
  return words.join(' ');
}

function createSentence(random: Random): string {
  const words = Array.from({ length: getInteger(random, 6, 14) }, () => createWord(random));
  return `The ${words.join(' ')}${pickFrom(random, ['.', '.', '!', '?'])}`;
}

function misspell(random: Random, word: string): string {
  const position = getInteger(random, 1, word.length - 2);
  return word.slice(0, position) + (word[position + 1] ?? '') + (word[position] ?? '') + word.slice(position + 2);
}
