import type { Program } from './Program';

// Imported one by one, so that a process holds (and a heap profile shows) only the service it runs.
const PROGRAMS: Readonly<Record<string, () => Promise<Program>>> = {
  'checkout@v1': async () =>
    (await import('./checkout/main')).createCheckout((await import('./checkout/v1/discounts')).getDiscountRules),
  // The regression of the demo, kept as it was shipped: Date.now() counts from 1970 and performance.now() from the start of the
  // process, so no rules are ever fresh, and they are parsed again for every line of every cart.
  'checkout@v2': async () =>
    (await import('./checkout/main')).createCheckout((await import('./checkout/v2/discounts')).getDiscountRules),
  'log-ingest@v1': async () => (await import('./log-ingest/main')).createLogIngest(),
  'pages@v1': async () => (await import('./pages/main')).createPages(),
  'recommendations@v1': async () => (await import('./recommendations/main')).createRecommendations(),
  'reports@v1': async () => (await import('./reports/main')).createReports(),
  'search@v1': async () => (await import('./search/main')).createSearch(),
  'storefront@v1': async () => (await import('./storefront/main')).createStorefront(),
  'thumbnails@v1': async () => (await import('./thumbnails/main')).createThumbnails(),
};

/** Throws for a service or version that is not there. */
export async function createProgram(service: string, version: string): Promise<Program> {
  const create = PROGRAMS[`${service}@${version}`];
  if (create === undefined) {
    throw new Error(`There is no program ${service}@${version}; there are ${Object.keys(PROGRAMS).join(', ')}.`);
  }
  return create();
}
