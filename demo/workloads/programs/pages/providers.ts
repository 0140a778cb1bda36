import { createContext, createElement, useContext, useMemo, type ReactElement, type ReactNode } from 'react';

interface ProviderProps {
  readonly children?: ReactNode;
}

const LocaleContext = createContext('en');
const CurrencyContext = createContext('EUR');
const FeatureFlagContext = createContext<Readonly<Record<string, boolean>>>({});
const BreakpointContext = createContext('desktop');

/** The layers that every page is wrapped in, the outermost first. */
const LAYERS: ReadonlyArray<(props: ProviderProps) => ReactElement> = [
  ApplicationErrorBoundary,
  RequestScopedFeatureFlagProvider,
  ResponsiveBreakpointProvider,
  DesignSystemThemeProvider,
  AnalyticsEventBatchingProvider,
  AccessibilityAnnouncementProvider,
  ModalDialogPortalProvider,
  CustomerCurrencyPreferenceProvider,
];

export function withApplicationProviders(language: string, page: ReactElement): ReactElement {
  const inside = LAYERS.reduceRight<ReactElement>((child, layer) => createElement(layer, null, child), page);
  return createElement(LocaleContext.Provider, { value: language }, inside);
}

/** Formats money as the customer reads it. */
export function useCustomerMoneyFormatter(): (cents: number) => string {
  const [language, currency] = [useContext(LocaleContext), useContext(CurrencyContext)];
  return useMemo(() => {
    const format = new Intl.NumberFormat(language, { style: 'currency', currency });
    return (cents) => format.format(cents / 100);
  }, [language, currency]);
}

export function useIsFeatureEnabled(name: string): boolean {
  return useContext(FeatureFlagContext)[name] === true;
}

function ApplicationErrorBoundary({ children }: ProviderProps): ReactElement {
  return createElement('div', { id: 'application' }, children);
}

function RequestScopedFeatureFlagProvider({ children }: ProviderProps): ReactElement {
  return createElement(FeatureFlagContext.Provider, { value: { shipmentTracking: true } }, children);
}

function ResponsiveBreakpointProvider({ children }: ProviderProps): ReactElement {
  return createElement(BreakpointContext.Provider, { value: 'desktop' }, children);
}

function DesignSystemThemeProvider({ children }: ProviderProps): ReactElement {
  return createElement('div', { className: `theme-${useContext(BreakpointContext)}` }, children);
}

function AnalyticsEventBatchingProvider({ children }: ProviderProps): ReactElement {
  return createElement('div', { 'data-analytics': 'batched' }, children);
}

function AccessibilityAnnouncementProvider({ children }: ProviderProps): ReactElement {
  return createElement('div', { 'aria-live': 'polite' }, children);
}

function ModalDialogPortalProvider({ children }: ProviderProps): ReactElement {
  return createElement('div', { className: 'portal' }, children);
}

function CustomerCurrencyPreferenceProvider({ children }: ProviderProps): ReactElement {
  return createElement(CurrencyContext.Provider, { value: 'EUR' }, children);
}
