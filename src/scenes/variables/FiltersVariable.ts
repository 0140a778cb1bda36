import {
  sceneGraph,
  type SceneObject,
  SceneObjectBase,
  SceneObjectUrlSyncConfig,
  type SceneObjectUrlValue,
  type SceneObjectUrlValues,
  type SceneVariable,
  type SceneVariableState,
  SceneVariableValueChangedEvent,
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

/**
 * Filters on labels, under `var-<name>` in the URL, one value per filter. What a link has under another name is added to
 * them, and the URL goes on with one list.
 */
export class FiltersVariable
  extends SceneObjectBase<FiltersVariableState>
  implements SceneVariable<FiltersVariableState>
{
  private readonly key: string;
  private readonly otherKeys: readonly string[];

  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: () => [this.key, ...this.otherKeys] });

  constructor(name: string, otherNames: readonly string[] = []) {
    super({ type: 'custom', name, filters: [], unreadable: [] });
    this.key = `var-${name}`;
    this.otherKeys = otherNames.map((other) => `var-${other}`);
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

  // An empty list rather than nothing: of a parameter without a value scenes would read only the first of several.
  getUrlState(): SceneObjectUrlValues {
    const { filters, unreadable } = this.state;
    return {
      [this.key]: [...filters.map(encodeFilter), ...unreadable],
      ...Object.fromEntries(this.otherKeys.map((key) => [key, []])),
    };
  }

  /** Takes the parameters that differ from the state; those that are not named stay as they are. */
  updateFromUrl(values: SceneObjectUrlValues): void {
    const { filters, unreadable } = this.state;
    const own = this.key in values ? decodeFilters(listValues(values[this.key])) : { filters, unreadable };
    const others = decodeFilters(this.otherKeys.flatMap((key) => listValues(values[key])));
    const known = new Set(own.filters.map(encodeFilter));
    this.set({
      filters: [...own.filters, ...others.filters.filter((filter) => !known.has(encodeFilter(filter)))],
      unreadable: [...own.unreadable, ...others.unreadable],
    });
  }

  private set(next: Pick<FiltersVariableState, 'filters' | 'unreadable'>): void {
    const before = JSON.stringify([this.state.filters, this.state.unreadable]);
    if (before !== JSON.stringify([next.filters, next.unreadable])) {
      this.setState({ filters: next.filters, unreadable: next.unreadable });
      this.publishEvent(new SceneVariableValueChangedEvent(this), true);
    }
  }
}

function listValues(value: SceneObjectUrlValue): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? []);
}

/** The filters of that name in or above a scene object. */
export function getFiltersVariable(origin: SceneObject, name: string): FiltersVariable {
  const variable = sceneGraph.lookupVariable(name, origin);
  if (!(variable instanceof FiltersVariable)) {
    throw new Error(`The scene has no filters "${name}"`);
  }
  return variable;
}
