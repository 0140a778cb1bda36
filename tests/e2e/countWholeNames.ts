import type { Locator } from '@playwright/test';

export interface NameCount {
  readonly rows: number;
  readonly whole: number;
  /** Room for names in the first row, in pixels. */
  readonly widthPx: number;
}

/** Scrolls through a table and counts the rows whose short names stand whole, with no letter cut off or covered. */
export async function countWholeNames(grid: Locator): Promise<NameCount> {
  return grid.evaluate(async (element) => {
    const isWhole = new Map<string, boolean>();
    let widthPx = 0;
    for (let topPx = 0; ; topPx += element.clientHeight - 60) {
      element.scrollTop = topPx;
      element.dispatchEvent(new Event('scroll'));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      for (const name of element.querySelectorAll('[data-part="name"]')) {
        const row = name.closest('[role="row"], [role="treeitem"]');
        // What clips the name: its own box on one line, the box around it on two.
        const box = (getComputedStyle(name).display === 'inline' ? name.parentElement : name)?.getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(name);
        if (row && box) {
          const lines = [...range.getClientRects()];
          isWhole.set(
            row.id,
            lines.every(({ right, bottom }) => right <= box.right + 0.5 && bottom <= box.bottom + 0.5),
          );
          widthPx ||= name.parentElement?.getBoundingClientRect().width ?? 0;
        }
      }
      if (topPx + element.clientHeight >= element.scrollHeight) {
        break;
      }
    }
    return { rows: isWhole.size, whole: [...isWhole.values()].filter(Boolean).length, widthPx };
  });
}
