import { type GrafanaTheme2, ThemeContext } from '@grafana/data';
import { config, getAppEvents, locationService, LocationServiceProvider, ThemeChangedEvent } from '@grafana/runtime';
import { Alert, ErrorBoundaryAlert, GlobalStyles, ModalRoot, ModalsProvider, PortalContainer } from '@grafana/ui';
import React, { useEffect, useState } from 'react';
import { Router } from 'react-router-dom-5';
import { CompatRouter, Navigate, Route, Routes } from 'react-router-dom-v5-compat';
import { AppChrome } from './chrome/AppChrome';
import { PageNavigationProvider } from './chrome/breadcrumbs';
import { PageError } from './chrome/PageState';
import { Toasts } from './chrome/Toasts';
import { EmbedPage } from './EmbedPage';
import { ExtensionPointPage } from './ExtensionPointPage';
import { AppConfigPage } from './plugins/AppConfigPage';
import { AppRootPage } from './plugins/AppRootPage';

export function App({ homeUrl }: { homeUrl: string | undefined }): React.ReactElement {
  const theme = useCurrentTheme();
  return (
    <ThemeContext.Provider value={theme}>
      <ErrorBoundaryAlert style="page" boundaryName="app-wrapper">
        <GlobalStyles />
        <LocationServiceProvider service={locationService}>
          <Router history={locationService.getHistory()}>
            <CompatRouter>
              <ModalsProvider>
                <PageNavigationProvider>
                  <AppChrome>
                    <Routes>
                      <Route
                        path="/"
                        element={homeUrl === undefined ? <NoApps /> : <Navigate replace to={homeUrl} />}
                      />
                      <Route path="/a/:pluginId/*" element={<AppRootPage />} />
                      <Route path="/plugins/:pluginId" element={<AppConfigPage />} />
                      <Route path="/embed" element={<EmbedPage />} />
                      <Route path="/extension-point" element={<ExtensionPointPage />} />
                      <Route path="*" element={<PageError title="Page not found" error={undefined} />} />
                    </Routes>
                  </AppChrome>
                </PageNavigationProvider>
                <Toasts />
                <ModalRoot />
                <PortalContainer />
              </ModalsProvider>
            </CompatRouter>
          </Router>
        </LocationServiceProvider>
      </ErrorBoundaryAlert>
    </ThemeContext.Provider>
  );
}

/** Stands for Grafana's own home page. */
function NoApps(): React.ReactElement {
  return <Alert severity="info" title="There is no app here that you may open" />;
}

function useCurrentTheme(): GrafanaTheme2 {
  const [theme, setTheme] = useState(config.theme2);
  useEffect(() => {
    const subscription = getAppEvents().subscribe(ThemeChangedEvent, ({ payload }) => setTheme(payload));
    return () => subscription.unsubscribe();
  }, []);
  return theme;
}
