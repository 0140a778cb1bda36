import { sceneGraph, type SceneObject } from '@grafana/scenes';
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
  // From the root down, where it is among the first: from below, a list of a thousand would be searched first.
  const choice = sceneGraph.findObject(origin.getRoot(), (object) => object instanceof LayoutChoice);
  if (!(choice instanceof LayoutChoice)) {
    throw new Error('The scene has no layout choice');
  }
  return choice;
}

/** The layout for a view that offers those; its first one where the choice is not among them. */
export function useLayout<T extends Layout>(origin: SceneObject, offered: readonly [T, ...T[]]): T {
  const { value } = getLayoutChoice(origin).useState();
  return offered.find((each) => each === value) ?? offered[0];
}
