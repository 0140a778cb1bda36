import type { Locator, Page, Request } from '@playwright/test';

const BASE = '/a/openprofiles-drilldown-app/explore';

/** The explorer as a user meets it: by roles and texts, nothing of its insides. */
export class ExplorerPage {
  /** Queries for series that the page sent, in order, since it was opened or `forgetRequests`. */
  readonly seriesRequests: string[] = [];

  constructor(readonly page: Page) {
    page.on('request', (request) => {
      if (isSeriesRequest(request)) {
        this.seriesRequests.push(request.postData() ?? '');
      }
    });
  }

  async open(params: Readonly<Record<string, string>> = {}): Promise<void> {
    const query = new URLSearchParams(params).toString();
    await this.page.goto(query ? `${BASE}?${query}` : BASE);
  }

  forgetRequests(): void {
    this.seriesRequests.length = 0;
  }

  get search(): Locator {
    return this.page.getByRole('textbox', { name: 'Search services' });
  }

  /** The place of one service in the grid. */
  cell(serviceName: string): Locator {
    return this.page.getByTestId('lazy-cell').filter({ has: this.page.getByText(serviceName, { exact: true }) });
  }

  get cells(): Locator {
    return this.page.getByTestId('lazy-cell');
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name, exact: true });
  }

  flameGraphLink(serviceName: string): Locator {
    return this.page.getByRole('link', { name: `Flame graph of ${serviceName}`, exact: true });
  }

  get flameGraph(): Locator {
    return this.page.getByRole('region', { name: /^Flame graph of/ });
  }

  /** What the frames of the flame graph are drawn on. */
  get frames(): Locator {
    return this.page.getByRole('region', { name: 'Flame graph', exact: true }).locator('canvas').first();
  }

  /** A row of the table of functions beside the graph. */
  functionNamed(name: string | RegExp): Locator {
    return this.flameGraph.getByRole('grid', { name: 'Functions' }).getByRole('rowheader', { name }).first();
  }

  async choose(selector: string, option: string): Promise<void> {
    // Sides of a diff have selectors of their own; those of the page stand first.
    const combobox = this.page.getByRole('combobox', { name: selector }).first();
    await combobox.click();
    // The list is virtual: what is far down exists only once it is searched for.
    await combobox.fill(option);
    await this.page.getByRole('option', { name: option }).first().click();
  }

  /** Chooses in the menu of a frame or function that is open; `group` is the entry that holds it. */
  async chooseInMenu(label: string, group?: 'This frame' | 'Transform' | 'More'): Promise<void> {
    if (group) {
      await this.page.getByRole('menuitem', { name: group, exact: true }).hover();
    }
    await this.page.getByRole('menuitem', { name: new RegExp(`^${label}`) }).click();
  }

  getParam(name: string): string | null {
    return new URL(this.page.url()).searchParams.get(name);
  }
}

function isSeriesRequest(request: Request): boolean {
  return request.url().includes('/api/ds/query') && (request.postData() ?? '').includes('"metrics"');
}
