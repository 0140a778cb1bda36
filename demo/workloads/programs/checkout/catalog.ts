export const CATEGORIES = [
  'books',
  'music',
  'garden',
  'kitchen',
  'toys',
  'sports',
  'shoes',
  'lamps',
  'tools',
  'pets',
] as const;

export interface Product {
  readonly sku: string;
  readonly title: string;
  readonly category: string;
  readonly priceCents: number;
  readonly taxClass: 'standard' | 'reduced';
}

const products = new Map<string, Product>(
  Array.from({ length: 2000 }, (_, index) => {
    const category = CATEGORIES[index % CATEGORIES.length] ?? 'books';
    const sku = `SKU-${String(index).padStart(5, '0')}`;
    const taxClass = category === 'books' ? 'reduced' : 'standard';
    return [
      sku,
      { sku, title: `${category} no. ${index}`, category, priceCents: 300 + ((index * 7919) % 9000), taxClass },
    ];
  }),
);

export function findProduct(sku: string): Product {
  const product = products.get(sku);
  if (product === undefined) {
    throw new Error(`Unknown product ${sku}`);
  }
  return product;
}
