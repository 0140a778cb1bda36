import { sceneGraph, type SceneObject, VizPanel } from '@grafana/scenes';
import { loadPluginJson } from 'grafana/pluginJson';
import { parseCostRates } from 'profile/cost/CostRates';
import { ExplorerUrl } from 'scenes/explorerUrl';
import { showMoney } from './AmountPanel';

/** A behaviour of a panel: what has a price is money while the URL of the explorer says so. */
export function followMoney(panel: SceneObject): (() => void) | undefined {
  const explorer = sceneGraph.findObject(panel.getRoot(), (object) => object instanceof ExplorerUrl);
  if (!(panel instanceof VizPanel) || !(explorer instanceof ExplorerUrl)) {
    return undefined;
  }
  const { url } = explorer;
  const isWanted = () => url.get('amounts') === 'money' || url.get('diffMoney');
  const follow = () => {
    if (!isWanted()) {
      showMoney(panel, undefined);
      return;
    }
    loadPluginJson().then(
      (jsonData) => isWanted() && showMoney(panel, parseCostRates(jsonData)),
      // The page says that prices could not be read.
      () => showMoney(panel, undefined),
    );
  };
  follow();
  return url.subscribe(['amounts', 'diffMoney'], follow);
}
