import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { createRandom, getInteger, pickFrom, type Random } from '../../random';
import type { Program } from '../Program';
import { CustomerAccountPage, type OrderSummary } from './account';
import { withApplicationProviders } from './providers';

interface PageRequest {
  readonly language: string;
  readonly orders: readonly OrderSummary[];
}

/** Renders the pages of a customer's account on the server, with React: many layers of a framework around little code. */
export function createPages(): Program<PageRequest> {
  const random = createRandom(53);
  return {
    requests: Array.from({ length: 60 }, () => createRequest(random)),
    requestsPerSecond: 30,
    pollMs: 700,
    handle: (request) => void renderCustomerAccountPage(request),
    getRoute: () => 'GET /account/orders',
  };
}

function renderCustomerAccountPage({ language, orders }: PageRequest): string {
  return renderToString(withApplicationProviders(language, createElement(CustomerAccountPage, { orders })));
}

function createRequest(random: Random): PageRequest {
  const orders = Array.from({ length: getInteger(random, 4, 14) }, (_, index) => ({
    number: `2026-${String(getInteger(random, 10_000, 99_999))}`,
    status: pickFrom(random, ['packed', 'on its way', 'delivered', 'sent back']),
    lines: Array.from({ length: getInteger(random, 1, 6) }, (__, line) => ({
      title: `Article ${index}.${line}`,
      count: getInteger(random, 1, 4),
      priceCents: getInteger(random, 199, 19_999),
    })),
  }));
  return { language: pickFrom(random, ['en', 'de', 'fr']), orders };
}
