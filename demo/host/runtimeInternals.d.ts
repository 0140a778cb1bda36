// What Grafana itself fills in at start. The packages export these from their files only.

declare module '@grafana/runtime/dist/esm/components/PluginPage.mjs' {
  import type { PluginPageType } from '@grafana/runtime';
  export function setPluginPage(component: PluginPageType): void;
}

declare module '@grafana/runtime/dist/esm/components/PanelRenderer.mjs' {
  import type { PanelRendererProps } from '@grafana/runtime';
  import type { ComponentType } from 'react';
  export function setPanelRenderer(renderer: ComponentType<PanelRendererProps>): void;
}

declare module '@grafana/runtime/dist/esm/services/dataSource/settings.mjs' {
  import type { DataSourceInstanceSettings } from '@grafana/data';
  export function syncDataSourceInstanceSettings(settings: {
    datasources: Record<string, DataSourceInstanceSettings>;
    defaultDatasource: string;
  }): void;
}

declare module '@grafana/runtime/dist/esm/services/logging/registry.mjs' {
  export function initializeLoggersRegistry(): void;
}

declare module '@grafana/runtime/dist/esm/services/pluginExtensions/getObservablePluginLinks.mjs' {
  import type { PluginExtensionLink } from '@grafana/data';
  import type { Observable } from 'rxjs';
  export function setGetObservablePluginLinks(get: () => Observable<PluginExtensionLink[]>): void;
}

declare module '@grafana/runtime/dist/esm/services/pluginExtensions/getObservablePluginComponents.mjs' {
  import type { PluginExtensionComponent } from '@grafana/data';
  import type { Observable } from 'rxjs';
  export function setGetObservablePluginComponents(get: () => Observable<PluginExtensionComponent[]>): void;
}

declare module '@grafana/i18n/dist/esm/i18n.mjs' {
  export function initializeI18n(options: { language: string; ns: string }): Promise<{ language: string }>;
}

// Found by the bundler under these names, see buildHost.ts.

declare module 'react-router-dom-5' {
  import type { History } from 'history';
  import type { ComponentType, ReactNode } from 'react';
  export const Router: ComponentType<{ history: History; children: ReactNode }>;
}

declare module 'react-router-dom-v5-compat' {
  import type { ComponentType, ReactNode } from 'react';
  export * from 'react-router-dom';
  export const CompatRouter: ComponentType<{ children: ReactNode }>;
}

declare module 'd3';
declare module 'systemjs/dist/system.js';
declare module 'systemjs/dist/extras/amd.js';

declare module '*.css';

declare module '@grafana/runtime/dist/esm/components/PanelDataErrorView.mjs' {
  import type { PanelDataErrorViewProps } from '@grafana/runtime';
  import type { ComponentType } from 'react';
  export function setPanelDataErrorView(component: ComponentType<PanelDataErrorViewProps>): void;
}
