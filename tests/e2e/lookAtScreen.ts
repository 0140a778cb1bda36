import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { AXE_WARNING, findAccessibilityFaults } from './findAccessibilityFaults';
import { expect } from './test';

const WIDE_PX = 1600;
const NARROW_PX = 400;

interface Screen {
  /** Of the pictures. */
  readonly name: string;
  open(theme: 'dark' | 'light'): Promise<unknown>;
  /** Resolves when the screen shows what it is for. */
  whenDrawn(): Promise<unknown>;
  /** Called before axe looks, where something more should be on screen. Gives what takes it away again. */
  readonly beforeCheck?: () => Promise<() => Promise<unknown>>;
  /** What is ours on the page, as CSS; the explorer where absent. */
  readonly include?: string;
}

interface Eyes {
  readonly page: Page;
  readonly info: TestInfo;
  readonly expectConsole: (pattern: RegExp) => void;
}

/** Takes pictures of a screen, dark and light, wide and narrow, and lets axe look at one width of each theme. */
export async function lookAtScreen({ page, info, expectConsole }: Eyes, screen: Screen): Promise<void> {
  expectConsole(AXE_WARNING);
  const takePicture = async (theme: string, widthPx: number): Promise<void> => {
    await screen.whenDrawn();
    await page.waitForLoadState('networkidle');
    const picture = `${screen.name}-${theme}-${widthPx}.png`;
    await page.screenshot({ path: join(info.project.outputDir, 'screens', picture) });
  };
  const looks = [
    { theme: 'dark', first: WIDE_PX, then: NARROW_PX },
    { theme: 'light', first: NARROW_PX, then: WIDE_PX },
  ] as const;
  for (const { theme, first, then } of looks) {
    await page.setViewportSize({ width: first, height: 900 });
    await screen.open(theme);
    await takePicture(theme, first);
    const endCheck = await screen.beforeCheck?.();
    expect(await findAccessibilityFaults(page, screen.include), `${theme}, ${first} px wide`).toEqual([]);
    await endCheck?.();
    await page.setViewportSize({ width: then, height: 900 });
    await takePicture(theme, then);
  }
}
