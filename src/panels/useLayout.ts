import type { SceneObject } from '@grafana/scenes';
import { useUrl } from 'scenes/explorerUrl';
import type { Layout } from 'url/parameters';

/** The layout for a view that offers those; its first one where the choice is not among them. */
export function useLayout<T extends Layout>(origin: SceneObject, offered: readonly [T, ...T[]]): T {
  const layout = useUrl(origin, 'layout');
  return offered.find((each) => each === layout) ?? offered[0];
}
