import {
  SceneObjectBase,
  SceneObjectUrlSyncConfig,
  SceneVariableValueChangedEvent,
  sceneGraph,
  type SceneObject,
  type SceneObjectUrlValues,
  type SceneVariable,
  type SceneVariableState,
} from '@grafana/scenes';
import { decodeFilters } from 'profile/labels/decodeFilter';
import { encodeFilter } from 'profile/labels/encodeFilter';
import type { Filter } from 'profile/labels/Filter';
import { printSelector } from 'profile/labels/printSelector';

interface FiltersVariableState extends SceneVariableState {
  filters: readonly Filter[];
  /** Values of the URL that mean no filter, as they were, for the page to name. */
  unreadable: readonly string[];
}

/** Filters on labels, under `var-<name>` in the URL, one value per filter. */
export class FiltersVariable
  extends SceneObjectBase<FiltersVariableState>
  implements SceneVariable<FiltersVariableState>
{
  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: [`var-${this.state.name}`] });

  constructor(name: string) {
    super({ type: 'custom', name, filters: [], unreadable: [] });
  }

  getValue(): string {
    return printSelector(this.state.filters);
  }

  /** A choice of the user's: the browser's back button undoes it. */
  select(filters: readonly Filter[]): void {
    this._urlSync.performBrowserHistoryAction(() => this.change(filters));
  }

  /** A choice of ours: no step in the browser's history. */
  change(filters: readonly Filter[]): void {
    this.set({ filters, unreadable: [] });
  }

  getUrlState(): SceneObjectUrlValues {
    const { filters, unreadable } = this.state;
    const values = [...filters.map(encodeFilter), ...unreadable];
    return { [`var-${this.state.name}`]: values.length > 0 ? values : undefined };
  }

  updateFromUrl(values: SceneObjectUrlValues): void {
    const value = values[`var-${this.state.name}`] ?? [];
    this.set(decodeFilters(typeof value === 'string' ? [value] : value));
  }

  private set(next: Pick<FiltersVariableState, 'filters' | 'unreadable'>): void {
    const before = JSON.stringify([this.state.filters, this.state.unreadable]);
    if (before !== JSON.stringify([next.filters, next.unreadable])) {
      this.setState({ filters: next.filters, unreadable: next.unreadable });
      this.publishEvent(new SceneVariableValueChangedEvent(this), true);
    }
  }
}

/** The filters of that name in or above a scene object. */
export function getFiltersVariable(origin: SceneObject, name: string): FiltersVariable {
  const variable = sceneGraph.lookupVariable(name, origin);
  if (!(variable instanceof FiltersVariable)) {
    throw new Error(`The scene has no filters "${name}"`);
  }
  return variable;
}
