import { createElement, type ReactElement } from 'react';
import { useCustomerMoneyFormatter, useIsFeatureEnabled } from './providers';

export interface OrderSummary {
  readonly number: string;
  readonly status: string;
  readonly lines: readonly OrderLine[];
}

interface OrderLine {
  readonly title: string;
  readonly count: number;
  readonly priceCents: number;
}

export function CustomerAccountPage({ orders }: { readonly orders: readonly OrderSummary[] }): ReactElement {
  return createElement(AccountNavigationLayout, null, createElement(CustomerOrderHistorySection, { orders }));
}

function AccountNavigationLayout({ children }: { readonly children?: ReactElement }): ReactElement {
  const links = ['orders', 'addresses', 'payment', 'privacy'];
  return createElement(
    'main',
    null,
    createElement('nav', null, ...links.map((link) => createElement(AccountNavigationLink, { key: link, link }))),
    children,
  );
}

function AccountNavigationLink({ link }: { readonly link: string }): ReactElement {
  return createElement('a', { href: `/account/${link}` }, link);
}

function CustomerOrderHistorySection({ orders }: { readonly orders: readonly OrderSummary[] }): ReactElement {
  return createElement(
    'section',
    null,
    ...orders.map((order) => createElement(CustomerOrderHistoryCard, { key: order.number, order })),
  );
}

function CustomerOrderHistoryCard({ order }: { readonly order: OrderSummary }): ReactElement {
  return createElement(
    'article',
    null,
    createElement(OrderShipmentStatusBadge, { status: order.status }),
    createElement(
      'ul',
      null,
      ...order.lines.map((line) => createElement(OrderLineItemWithPriceBreakdown, { key: line.title, line })),
    ),
    createElement(OrderTotalWithTaxExplanation, { lines: order.lines }),
  );
}

function OrderShipmentStatusBadge({ status }: { readonly status: string }): ReactElement | null {
  return useIsFeatureEnabled('shipmentTracking') ? createElement('span', { className: 'badge' }, status) : null;
}

function OrderLineItemWithPriceBreakdown({ line }: { readonly line: OrderLine }): ReactElement {
  const formatMoney = useCustomerMoneyFormatter();
  return createElement('li', null, `${line.count} × ${line.title}: `, formatMoney(line.count * line.priceCents));
}

function OrderTotalWithTaxExplanation({ lines }: { readonly lines: readonly OrderLine[] }): ReactElement {
  const formatMoney = useCustomerMoneyFormatter();
  const cents = lines.reduce((sum, { count, priceCents }) => sum + count * priceCents, 0);
  return createElement('p', null, `${formatMoney(cents)}, of which ${formatMoney(Math.round(cents * 0.19))} tax`);
}
