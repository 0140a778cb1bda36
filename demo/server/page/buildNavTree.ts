import { canOpenPage, type PluginManifest } from '../settings/pluginManifest';

/** Builds the navigation of a page: the app's default page is below "More apps" for users who may open it. */
export function buildNavTree(manifest: PluginManifest | undefined, actions: readonly string[]): object[] {
  const home = manifest?.includes.find(({ addToNav, defaultNav }) => addToNav && defaultNav);
  if (!manifest || !home || !canOpenPage(manifest, home.path, actions)) {
    return [];
  }
  return [
    {
      id: 'apps',
      text: 'More apps',
      icon: 'layer-group',
      children: [{ id: `plugin-page-${manifest.id}`, text: manifest.name, url: home.path, pluginId: manifest.id }],
    },
  ];
}
