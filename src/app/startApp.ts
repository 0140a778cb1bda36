import type { AppRootProps } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { loadResources } from '@grafana/scenes';
import type { ComponentType } from 'react';

/** Loads the app once the texts of the scene library are there, which it would else miss with a warning. */
export async function loadApp(): Promise<{ default: ComponentType<AppRootProps> }> {
  await initPluginTranslations('openprofiles-drilldown-app', [loadResources]);
  return import(/* webpackChunkName: "app" */ './App');
}
