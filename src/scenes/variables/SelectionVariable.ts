import {
  sceneGraph,
  type SceneObject,
  SceneObjectBase,
  SceneObjectUrlSyncConfig,
  type SceneObjectUrlValues,
  type SceneVariable,
  type SceneVariableState,
  SceneVariableValueChangedEvent,
} from '@grafana/scenes';

interface SelectionVariableState extends SceneVariableState {
  value: string;
}

/**
 * A variable that holds one text under `var-<name>` in the URL. It knows no list of options: what a link asks for stays,
 * and the view says so when it does not exist.
 */
export class SelectionVariable
  extends SceneObjectBase<SelectionVariableState>
  implements SceneVariable<SelectionVariableState>
{
  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: [`var-${this.state.name}`] });

  /** What it began with; a default may give way to the data, a choice of the user or of a link may not. */
  private readonly initialValue: string;

  /** True if it began with what was looked at last time, which nobody asked for now: it may give way to the data. */
  isRemembered = false;

  /** @param isOptional whether a URL without it means "none", and "none" is left out of the URL */
  constructor(
    name: string,
    value: string,
    private readonly isOptional = false,
  ) {
    super({ type: 'custom', name, value });
    this.initialValue = value;
  }

  isInitial(): boolean {
    return this.state.value === this.initialValue;
  }

  getValue(): string {
    return this.state.value;
  }

  /** A choice of the user's: the browser's back button undoes it. */
  select(value: string): void {
    this._urlSync.performBrowserHistoryAction(() => this.change(value));
  }

  /** A choice of ours, such as a default that only shows with the data: no step in the browser's history. */
  change(value: string): void {
    if (value !== this.state.value) {
      this.isRemembered = false;
      this.setState({ value });
      this.publishEvent(new SceneVariableValueChangedEvent(this), true);
    }
  }

  getUrlState(): SceneObjectUrlValues {
    const { name, value } = this.state;
    return { [`var-${name}`]: this.isOptional ? value || undefined : value };
  }

  updateFromUrl(values: SceneObjectUrlValues): void {
    const value = values[`var-${this.state.name}`];
    if (typeof value === 'string') {
      // Nothing can be chosen under an empty name: links that have one leave the choice to us.
      this.change(value || (this.isOptional ? '' : this.initialValue));
    } else if (this.isOptional) {
      this.change('');
    }
  }
}

/** The selection variable of that name in or above a scene object. */
export function getSelectionVariable(origin: SceneObject, name: string): SelectionVariable {
  const variable = sceneGraph.lookupVariable(name, origin);
  if (!(variable instanceof SelectionVariable)) {
    throw new Error(`The scene has no selection variable "${name}"`);
  }
  return variable;
}
