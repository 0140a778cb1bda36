import { createRandom, getInteger, pickFrom, type Random } from '../../random';

export interface Review {
  readonly author: string;
  readonly stars: number;
  readonly text: string;
}

export interface Product {
  readonly title: string;
  readonly category: string;
  readonly priceCents: number;
  readonly note: string;
  readonly text: string;
  readonly reviews: readonly Review[];
}

export const MENU = ['Lamps & light', 'Chairs', 'Tables', 'Rugs', 'Crème brûlée sets', 'Plants'] as const;
const ADJECTIVES = ['quiet', 'bright', 'heavy', 'small', 'oiled', 'folding', 'woven', 'old'] as const;
const NOUNS = ['lamp', 'chair', 'table', 'rug', 'bowl', 'fern', 'stool', 'mirror'] as const;

export function createProducts(): Product[] {
  const random = createRandom(53);
  return Array.from({ length: 240 }, () => createProduct(random));
}

function createProduct(random: Random): Product {
  return {
    title: `${pickFrom(random, ADJECTIVES)} ${pickFrom(random, NOUNS)} "${getInteger(random, 10, 99)}"`,
    category: pickFrom(random, MENU),
    priceCents: getInteger(random, 500, 90000),
    note: random() < 0.3 ? 'Last one in stock' : '',
    text: createText(random, 6),
    reviews: Array.from({ length: getInteger(random, 0, 14) }, () => ({
      author: `${pickFrom(random, ADJECTIVES)}_${pickFrom(random, NOUNS)}`,
      stars: getInteger(random, 1, 5),
      text: createText(random, 2),
    })),
  };
}

function createText(random: Random, blocks: number): string {
  const parts = Array.from({ length: blocks }, (_, index) => {
    const words = Array.from({ length: getInteger(random, 12, 40) }, () => createWord(random));
    return index % 3 === 2
      ? words
          .slice(0, 5)
          .map((word) => `- ${word}`)
          .join('\n')
      : words.join(' ');
  });
  return parts.join('\n\n');
}

function createWord(random: Random): string {
  const word = `${pickFrom(random, ADJECTIVES)} ${pickFrom(random, NOUNS)}`;
  const style = random();
  if (style < 0.06) {
    return `**${word}**`;
  }
  return style < 0.1 ? `[${word}](/product/${word.replace(' ', '-')})` : word;
}
