export interface CartLine {
  readonly sku: string;
  readonly quantity: number;
}

export interface Cart {
  readonly id: string;
  readonly region: string;
  readonly segment: string;
  readonly coupon: string;
  readonly lines: readonly CartLine[];
}

/** Throws on a body that is not a cart. */
export function parseCart(body: string): Cart {
  const cart = JSON.parse(body) as Cart;
  validateCart(cart);
  return cart;
}

function validateCart(cart: Cart): void {
  if (!/^cart-[\da-f]{8}$/.test(cart.id) || cart.lines.length === 0) {
    throw new Error('Not a cart');
  }
  for (const line of cart.lines) {
    if (!/^SKU-\d{5}$/.test(line.sku) || !Number.isInteger(line.quantity)) {
      throw new Error(`Not a cart line: ${JSON.stringify(line)}`);
    }
  }
}
