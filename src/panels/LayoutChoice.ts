import type { SceneObject } from '@grafana/scenes';
import { getFromExplorer } from 'scenes/getFromExplorer';
import { UrlChoice } from './UrlChoice';

/** How a list is laid out, as `layout` in the URL. */
export type Layout = 'grid' | 'rows' | 'table';

/** The layout of the explorer's lists. */
export class LayoutChoice extends UrlChoice<Layout> {
  constructor() {
    super('layout', ['grid', 'rows', 'table']);
  }
}

/** The layout choice that a scene object's explorer holds. */
export function getLayoutChoice(origin: SceneObject): LayoutChoice {
  return getFromExplorer(origin, LayoutChoice);
}

/** The layout for a view that offers those; its first one where the choice is not among them. */
export function useLayout<T extends Layout>(origin: SceneObject, offered: readonly [T, ...T[]]): T {
  const { value } = getLayoutChoice(origin).useState();
  return offered.find((each) => each === value) ?? offered[0];
}
