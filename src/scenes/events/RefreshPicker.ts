import { BusEventBase } from '@grafana/data';
import { SceneRefreshPicker } from '@grafana/scenes';

/** The user clicked refresh, other than a refresh that the clock started. Comes before the new range. */
export class RefreshClicked extends BusEventBase {
  static type = 'openprofiles-refresh-clicked';
}

/** Grafana's refresh picker, which also tells a click from the clock. */
export class RefreshPicker extends SceneRefreshPicker {
  constructor() {
    super({ isOnCanvas: true });
    const refresh = this.onRefresh;
    this.onRefresh = () => {
      this.publishEvent(new RefreshClicked(), true);
      refresh();
    };
  }
}
