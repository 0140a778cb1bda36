import { join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import { AXE_WARNING, findAccessibilityFaults } from './findAccessibilityFaults';
import type { ExplorerPage } from './pages/ExplorerPage';
import { expect } from './test';
import { watchShifts } from './watchShifts';

const WIDE_PX = 1600;
const NARROW_PX = 400;

interface Screen {
  /** Name of the pictures. */
  readonly name: string;
  open(theme: 'dark' | 'light'): Promise<unknown>;
  /** Resolves when the screen has its content. */
  whenDrawn(): Promise<unknown>;
  /** Brings more on screen before axe looks. Returns a function that removes it again. */
  readonly beforeCheck?: () => Promise<() => Promise<unknown>>;
  /** CSS that selects our part of the page; the explorer if absent. */
  readonly include?: string;
  /** The most that may move during loading; not measured if absent. The test owns its page. */
  readonly mostShift?: number;
}

interface Eyes {
  readonly explorer: ExplorerPage;
  readonly info: TestInfo;
  readonly expectConsole: (pattern: RegExp) => void;
}

/** Takes pictures of a screen, dark and wide, light and narrow, and lets axe look at both themes in both widths. */
export async function lookAtScreen({ explorer, info, expectConsole }: Eyes, screen: Screen): Promise<void> {
  const { page } = explorer;
  expectConsole(AXE_WARNING);
  const getShift = screen.mostShift === undefined ? undefined : await watchShifts(page);
  for (const [theme, widthPx, otherPx] of [
    ['dark', WIDE_PX, NARROW_PX],
    ['light', NARROW_PX, WIDE_PX],
  ] as const) {
    const what = `${theme}, ${widthPx} px wide`;
    await page.setViewportSize({ width: widthPx, height: 900 });
    await screen.open(theme);
    await screen.whenDrawn();
    await explorer.whenIdle();
    if (getShift) {
      expect(await getShift(), `${what}: moved while it loaded`).toBeLessThan(screen.mostShift ?? 0);
    }
    const picture = `${screen.name}-${theme}-${widthPx}.png`;
    await page.screenshot({ path: join(info.project.outputDir, 'screens', picture) });
    const endCheck = await screen.beforeCheck?.();
    expect(await findAccessibilityFaults(page, screen.include), what).toEqual([]);
    await page.setViewportSize({ width: otherPx, height: 900 });
    await explorer.whenIdle();
    expect(await findAccessibilityFaults(page, screen.include), `${theme}, ${otherPx} px wide`).toEqual([]);
    await endCheck?.();
  }
}
