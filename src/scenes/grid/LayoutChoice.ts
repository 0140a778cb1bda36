import {
  SceneObjectBase,
  SceneObjectUrlSyncConfig,
  sceneGraph,
  type SceneObject,
  type SceneObjectState,
  type SceneObjectUrlValues,
} from '@grafana/scenes';

/** How a list is laid out, as `layout` in the URL. */
export type Layout = 'grid' | 'rows' | 'table';

export const LAYOUTS: readonly Layout[] = ['grid', 'rows', 'table'];

interface LayoutChoiceState extends SceneObjectState {
  layout: Layout;
}

/** The layout of the explorer's lists. It belongs to no view, so that it outlives a change of the view. */
export class LayoutChoice extends SceneObjectBase<LayoutChoiceState> {
  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: ['layout'] });

  constructor() {
    super({ layout: 'grid' });
  }

  /** A choice of the user's: the browser's back button undoes it. */
  select(layout: Layout): void {
    this._urlSync.performBrowserHistoryAction(() => this.setState({ layout }));
  }

  getUrlState(): SceneObjectUrlValues {
    const { layout } = this.state;
    return { layout: layout === 'grid' ? undefined : layout };
  }

  updateFromUrl(values: SceneObjectUrlValues): void {
    const layout = LAYOUTS.find((each) => each === values.layout) ?? 'grid';
    if (layout !== this.state.layout) {
      this.setState({ layout });
    }
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
  const { layout } = getLayoutChoice(origin).useState();
  return offered.find((each) => each === layout) ?? offered[0];
}
