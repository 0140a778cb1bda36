/**
 * Gives every element a size and lets it scroll, which jsdom does not: lists that draw only their visible part would be empty.
 * Returns a function that undoes it.
 */
export function fakeLayout(size: { readonly width: number; readonly height: number }): () => void {
  const restore = [
    replace(Element.prototype, 'clientWidth', { configurable: true, get: () => size.width }),
    replace(Element.prototype, 'clientHeight', { configurable: true, get: () => size.height }),
    replace(Element.prototype, 'scrollHeight', { configurable: true, get: () => 1e8 }),
    replace(Element.prototype, 'scrollTo', { configurable: true, writable: true, value: scrollTo }),
  ];
  return () => restore.forEach((undo) => undo());
}

function scrollTo(this: Element, options: ScrollToOptions): void {
  this.scrollTop = options.top ?? 0;
  this.dispatchEvent(new Event('scroll'));
}

function replace(target: object, key: string, descriptor: PropertyDescriptor): () => void {
  const before = Object.getOwnPropertyDescriptor(target, key);
  Object.defineProperty(target, key, descriptor);
  return () => {
    if (before) {
      Object.defineProperty(target, key, before);
    } else {
      Reflect.deleteProperty(target, key);
    }
  };
}
