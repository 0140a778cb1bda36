import { expect, type Locator, type Page, type Request } from '@playwright/test';

const BASE = '/a/openprofiles-drilldown-app/explore';

/** The explorer as a user meets it: by roles and texts. */
export class ExplorerPage {
  /** Queries for series that the page sent, in order, since it was opened or `forgetRequests`. */
  readonly seriesRequests: string[] = [];
  private readonly waitedFor = new Set<Request>();
  private lastChangeMs = performance.now();

  /** With `sharesPage`, addresses are opened in the document that is there. */
  constructor(
    readonly page: Page,
    private readonly sharesPage: boolean,
  ) {
    page.on('request', (request) => {
      this.waitedFor.add(request);
      this.lastChangeMs = performance.now();
      if (isSeriesRequest(request)) {
        this.seriesRequests.push(request.postData() ?? '');
      }
    });
    for (const event of ['requestfinished', 'requestfailed'] as const) {
      page.on(event as 'requestfinished', (request) => {
        this.waitedFor.delete(request);
        this.lastChangeMs = performance.now();
      });
    }
  }

  /** Opens a plugin that knows nothing but this address and what is stored. */
  async open(params: Readonly<Record<string, string>> = {}): Promise<void> {
    const query = new URLSearchParams(params).toString();
    await this.visit(query ? `${BASE}?${query}` : BASE);
  }

  /** Works like `open`, for any address of the stack. A page without a shell gets a new document. */
  async visit(path: string): Promise<void> {
    const startsOver = this.sharesPage && (await this.page.evaluate(() => window.localStack !== undefined));
    // What lies under the pointer when it is drawn counts as pointed at.
    await this.page.mouse.move(0, 0);
    await (startsOver ? this.page.evaluate((to) => window.localStack?.startOver(to), path) : this.page.goto(path));
  }

  /** Gives what a reload gives, in the same document. */
  async reload(): Promise<void> {
    const { pathname, search } = new URL(this.page.url());
    await this.visit(pathname + search);
  }

  /** Puts a value into the browser's storage, for the next `open`. */
  async store(key: string, value: string): Promise<void> {
    await this.page.evaluate(([name, text]) => localStorage.setItem(name, text), [key, value] as const);
  }

  /** Resolves when the page has waited for no answer, and asked for none, for half a second. */
  async whenIdle(): Promise<void> {
    const isIdle = (): boolean => this.waitedFor.size === 0 && performance.now() - this.lastChangeMs > 500;
    await expect.poll(isIdle, { intervals: [100] }).toBe(true);
  }

  forgetRequests(): void {
    this.seriesRequests.length = 0;
  }

  get search(): Locator {
    return this.page.getByRole('textbox', { name: 'Search services' });
  }

  /** Finds the cell of one service in the grid. */
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

  /** The canvas of the flame graph. */
  get frames(): Locator {
    return this.page.getByRole('region', { name: 'Flame graph', exact: true }).locator('canvas').first();
  }

  /** Finds a row of the table of functions beside the graph. */
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

  /** Chooses an entry in the open menu of a frame or function; `group` is the entry that holds it. */
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
