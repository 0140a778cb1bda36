import { createRandom, getInteger, pickFrom } from '../../random';
import type { Program } from '../Program';
import { renderTemplate, type Templates } from './renderTemplate';
import { createProducts, MENU, type Product } from './shop';
import { parseTemplate } from './template';
import { TEMPLATE_SOURCES } from './templates';

type PageRequest =
  | { readonly kind: 'home' }
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'product'; readonly index: number };

/** Renders the shop's pages from templates. */
export function createStorefront(): Program<PageRequest> {
  const products = createProducts();
  const templates: Templates = new Map(
    Object.entries(TEMPLATE_SOURCES).map(([name, source]) => [name, parseTemplate(source)]),
  );
  const random = createRandom(59);
  return {
    requests: Array.from({ length: 200 }, (): PageRequest => {
      const kind = pickFrom(random, ['home', 'category', 'product', 'product', 'product'] as const);
      switch (kind) {
        case 'home':
          return { kind };
        case 'category':
          return { kind, category: pickFrom(random, MENU) };
        case 'product':
          return { kind, index: getInteger(random, 0, products.length - 1) };
      }
    }),
    requestsPerSecond: 220,
    pollMs: 1500,
    handle: (request) => void handlePage(templates, products, request),
    getRoute,
  };
}

function getRoute(request: PageRequest): string {
  switch (request.kind) {
    case 'home':
      return 'GET /';
    case 'category':
      return 'GET /category/{slug}';
    case 'product':
      return 'GET /product/{slug}';
  }
}

function handlePage(templates: Templates, products: readonly Product[], request: PageRequest): string {
  switch (request.kind) {
    case 'home':
      return showHome(templates, products);
    case 'category':
      return showCategory(templates, products, request.category);
    case 'product':
      return showProduct(templates, products, request.index);
  }
}

function showHome(templates: Templates, products: readonly Product[]): string {
  const shelves = MENU.map((name) => ({ name, products: findByCategory(products, name).slice(0, 12) }));
  return renderTemplate(templates, 'home', { title: 'Small shop', menu: MENU, shelves });
}

function showCategory(templates: Templates, products: readonly Product[], category: string): string {
  const found = findByCategory(products, category);
  return renderTemplate(templates, 'category', { title: category, menu: MENU, products: found });
}

function showProduct(templates: Templates, products: readonly Product[], index: number): string {
  const product = products[index];
  const related = findByCategory(products, product?.category ?? '').slice(0, 8);
  return renderTemplate(templates, 'product', { title: product?.title, menu: MENU, product, related });
}

function findByCategory(products: readonly Product[], category: string): Product[] {
  return products
    .filter((product) => product.category === category)
    .sort((left, right) => left.priceCents - right.priceCents);
}
