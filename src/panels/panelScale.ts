import type { FieldConfigSource } from '@grafana/data';
import type { VizPanel } from '@grafana/scenes';
import { ScaleDistribution } from '@grafana/schema';

export type PanelScale = 'linear' | 'log2';

/**
 * Builds the part of a time series panel's field options that makes the scale. A logarithm has no place for 0, linear
 * scales start there.
 */
export function buildScaleConfig(scale: PanelScale): Pick<FieldConfigSource['defaults'], 'min' | 'custom'> {
  return scale === 'log2'
    ? { min: undefined, custom: { scaleDistribution: { type: ScaleDistribution.Log, log: 2 } } }
    : { min: 0, custom: { scaleDistribution: { type: ScaleDistribution.Linear } } };
}

export function getPanelScale(panel: VizPanel): PanelScale {
  const custom: unknown = panel.state.fieldConfig.defaults.custom;
  const distribution =
    typeof custom === 'object' && custom !== null && 'scaleDistribution' in custom
      ? custom.scaleDistribution
      : undefined;
  const isLog =
    typeof distribution === 'object' &&
    distribution !== null &&
    'type' in distribution &&
    distribution.type === ScaleDistribution.Log;
  return isLog ? 'log2' : 'linear';
}

export function setPanelScale(panel: VizPanel, scale: PanelScale): void {
  const { fieldConfig } = panel.state;
  const { min, custom } = buildScaleConfig(scale);
  const defaults = { ...fieldConfig.defaults, min, custom: { ...fieldConfig.defaults.custom, ...custom } };
  // The panel keeps frames with the older options otherwise.
  panel.clearFieldConfigCache();
  panel.setState({ fieldConfig: { ...fieldConfig, defaults } });
}
