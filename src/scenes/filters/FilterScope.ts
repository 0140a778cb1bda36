import { SceneObjectBase, sceneGraph, type SceneObject, type SceneObjectState } from '@grafana/scenes';
import type { Filter } from 'profile/labels/Filter';
import { setFiltersAside, type FilterAside } from 'profile/labels/setFiltersAside';
import { getFiltersVariable } from 'scenes/variables/FiltersVariable';
import { FILTERS } from 'scenes/variables/selection';

interface FilterScopeState extends SceneObjectState {
  /** Whether the view on screen filters at all. */
  takesFilters: boolean;
  /** Filters that queries of the view use. */
  applied: readonly Filter[];
  /** Filters that do not apply here, each with its reason; they come back where they do. */
  aside: readonly FilterAside[];
  /** False while it is being found out which filters apply: queries wait. */
  isSettled: boolean;
}

/** Which of the chosen filters apply to what is on screen. */
export class FilterScope extends SceneObjectBase<FilterScopeState> {
  constructor() {
    super({ takesFilters: true, applied: [], aside: [], isSettled: true });
    this.addActivationHandler(() => {
      const subscription = getFiltersVariable(this, FILTERS).subscribeToState(() => this.split());
      this.split();
      return () => subscription.unsubscribe();
    });
  }

  setTakesFilters(takesFilters: boolean): void {
    this.setState({ takesFilters });
    this.split();
  }

  private split(): void {
    const { filters } = getFiltersVariable(this, FILTERS).state;
    this.setState(setFiltersAside(filters, { takesFilters: this.state.takesFilters, labels: undefined }));
  }
}

/** The filter scope that a scene object's explorer holds. */
export function getFilterScope(origin: SceneObject): FilterScope {
  const scope = sceneGraph.findObject(origin, (object) => object instanceof FilterScope);
  if (!(scope instanceof FilterScope)) {
    throw new Error('The scene has no filter scope');
  }
  return scope;
}
