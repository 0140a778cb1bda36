import {
  type AppPlugin,
  type ComponentTypeWithExtensionMeta,
  type PluginExtensionLink,
  PluginExtensionTypes,
} from '@grafana/data';
import {
  locationService,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginLinksHook,
} from '@grafana/runtime';
import { setGetObservablePluginComponents } from '@grafana/runtime/dist/esm/services/pluginExtensions/getObservablePluginComponents.mjs';
import { setGetObservablePluginLinks } from '@grafana/runtime/dist/esm/services/pluginExtensions/getObservablePluginLinks.mjs';
import { createElement, useMemo } from 'react';
import { of } from 'rxjs';
import { AddToDashboardForm } from './AddToDashboardForm';

const apps: AppPlugin[] = [];

/** Components that Grafana itself exposes. */
const OWN_COMPONENTS = [{ id: 'grafana/add-to-dashboard-form/v1', component: AddToDashboardForm }];

/** Makes links and components of this app visible to the hooks. */
export function registerExtensions(app: AppPlugin): void {
  apps.push(app);
}

export function forgetExtensions(): void {
  apps.length = 0;
}

export function initExtensions(): void {
  setPluginLinksHook(({ extensionPointId, context }) => {
    const links = useMemo(() => getLinks(extensionPointId, context), [extensionPointId, context]);
    return { links, isLoading: false };
  });
  setPluginComponentsHook(({ extensionPointId }) => {
    const components = useMemo(() => getComponents(extensionPointId), [extensionPointId]);
    return { components, isLoading: false };
  });
  setPluginComponentHook((componentId) => {
    const exposed: ReadonlyArray<{ readonly id: string; readonly component: object }> = [
      ...OWN_COMPONENTS,
      ...apps.flatMap((app) => app.exposedComponentConfigs),
    ];
    const found = exposed.find(({ id }) => id === componentId);
    return { component: (found?.component ?? null) as never, isLoading: false };
  });
  setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
  setGetObservablePluginLinks(() => of([]));
  setGetObservablePluginComponents(() => of([]));
}

function getLinks(extensionPointId: string, context: object | undefined): PluginExtensionLink[] {
  return apps.flatMap((app) =>
    app.addedLinkConfigs
      .filter(({ targets }) => [targets].flat().includes(extensionPointId))
      .flatMap((link) => {
        // A link that has nothing to offer for this context says so with undefined.
        const overrides = link.configure ? link.configure(context) : {};
        if (!overrides) {
          return [];
        }
        const { onClick, path, icon, category, title, description = '' } = { ...link, ...overrides };
        const nothing = (): void => undefined;
        const helpers = {
          context,
          extensionPointId,
          openModal: nothing,
          openSidebar: nothing,
          closeSidebar: nothing,
          toggleSidebar: nothing,
        };
        return [
          {
            id: `${app.meta.id}-${extensionPointId}-${title}`,
            type: PluginExtensionTypes.link as const,
            pluginId: app.meta.id,
            title,
            description,
            icon,
            category,
            path,
            onClick: onClick
              ? (event?: React.MouseEvent) => onClick(event, helpers)
              : path === undefined
                ? undefined
                : () => locationService.push(path),
          },
        ];
      }),
  );
}

function getComponents(extensionPointId: string): ComponentTypeWithExtensionMeta[] {
  return apps.flatMap((app) =>
    app.addedComponentConfigs
      .filter(({ targets }) => [targets].flat().includes(extensionPointId))
      .map(({ component, title, description }) =>
        Object.assign((props: object) => createElement(component, props), {
          meta: {
            id: `${app.meta.id}-${extensionPointId}-${title}`,
            type: PluginExtensionTypes.component as const,
            pluginId: app.meta.id,
            title,
            description,
          },
        }),
      ),
  );
}
