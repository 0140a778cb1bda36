import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { SERVER_MAX_NODES } from 'pyroscope/serverLimits';
import { NO_SETTINGS, type TenantSettings } from 'pyroscope/tenantSettings';
import { DEFAULT_MAX_NODES } from './maxNodes';
import { ServerLoader } from './ServerLoader';
import { getTenantSettings } from './tenantSettings';

interface TenantLimitsState extends SceneObjectState {
  /** Whose settings these are; undefined while none are known. */
  dataSourceUid: string | undefined;
  settings: TenantSettings;
}

/** What the tenant behind a data source has set about profiles. */
export class TenantLimits extends SceneObjectBase<TenantLimitsState> {
  private readonly loader = new ServerLoader<string, TenantSettings>(getTenantSettings, ({ answer, answerKey }) => {
    if (answer && answerKey !== this.state.dataSourceUid) {
      this.setState({ dataSourceUid: answerKey, settings: answer });
    }
  });

  constructor() {
    super({ dataSourceUid: undefined, settings: NO_SETTINGS });
  }

  /** True if the settings of a data source are known. If not they are asked for, and the state changes when they are here. */
  knows(dataSourceUid: string): boolean {
    this.loader.ask(dataSourceUid, dataSourceUid);
    return this.state.dataSourceUid === dataSourceUid;
  }

  /** How many nodes the first answer may have: the link's number, else the tenant's, else ours; no more than a server gives. */
  getMaxNodes(ofLink: number | undefined): number {
    return Math.min(ofLink ?? this.state.settings.maxNodes ?? DEFAULT_MAX_NODES, SERVER_MAX_NODES);
  }
}
