import { SceneObjectUrlSyncConfig, type SceneObjectUrlValues, SceneTimeRange } from '@grafana/scenes';

/** The time range of the comparison's panel, under parameters of its own; the baseline has the page's. */
export class SideTimeRange extends SceneTimeRange {
  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: ['comparisonFrom', 'comparisonTo'] });

  constructor() {
    super({ from: 'now-1h', to: 'now' });
  }

  override getUrlState(): SceneObjectUrlValues {
    return { comparisonFrom: this.state.from, comparisonTo: this.state.to };
  }

  override updateFromUrl({ comparisonFrom: from, comparisonTo: to }: SceneObjectUrlValues): void {
    super.updateFromUrl({ from, to });
  }
}
