import type * as Dom from '@testing-library/dom';
import fc from 'fast-check';

// The same cases on every machine, so that a red run can be repeated; FC_SEED looks at others.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 1) });

// Tests with `@jest-environment node` have no window to complete, and no use for matchers that take half a second to load.
if (typeof window !== 'undefined') {
  // An import would come first, with or without a window.
  // oxlint-disable-next-line typescript/no-require-imports
  require('@testing-library/jest-dom');
  // What comes within a tenth of a second takes seconds on a busy machine.
  // oxlint-disable-next-line typescript/no-require-imports
  const { configure } = require('@testing-library/dom') as typeof Dom;
  configure({ asyncUtilTimeout: 10_000 });

  const size = { width: 800, height: 400, top: 0, left: 0, right: 800, bottom: 400, x: 0, y: 0 };

  window.matchMedia = (query) => ({
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  });

  // A panel draws nothing at width 0, so the observer reports a size at once.
  window.ResizeObserver = class implements ResizeObserver {
    constructor(private readonly callback: ResizeObserverCallback) {}
    observe(target: Element): void {
      const entry = { target, contentRect: { ...size, toJSON: () => size } };
      this.callback([entry as unknown as ResizeObserverEntry], this);
    }
    unobserve(): void {}
    disconnect(): void {}
  };

  window.IntersectionObserver = class implements IntersectionObserver {
    readonly root = null;
    readonly rootMargin = '';
    readonly scrollMargin = '';
    readonly thresholds = [];
    constructor(private readonly callback: IntersectionObserverCallback) {}
    observe(target: Element): void {
      this.callback([{ target, isIntersecting: true } as unknown as IntersectionObserverEntry], this);
    }
    unobserve(): void {}
    disconnect(): void {}
    takeRecords(): IntersectionObserverEntry[] {
      return [];
    }
  };

  HTMLCanvasElement.prototype.getContext = () => null;
  window.Path2D = class {} as typeof Path2D;
  Element.prototype.scrollIntoView = () => undefined;
}
