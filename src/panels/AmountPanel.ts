import { type DataFrame, type DisplayProcessor, type Field, FieldType, type PanelData } from '@grafana/data';
import { VizPanel } from '@grafana/scenes';
import { fromGrafanaUnit, toGrafanaUnit } from 'grafana/valueUnits';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { CostRates } from 'profile/cost/CostRates';
import { priceRate, toMoney } from 'profile/cost/priceProfile';
import { formatValue } from 'profile/format/formatValue';

/** Prices by which panels show money; others show what was measured. */
const ratesOfPanels = new WeakMap<VizPanel, CostRates>();

/**
 * Grafana panel whose numbers have our formats on the axis, in the legend, tooltips and cells. Grafana has formats of
 * its own for some of the units ("1.22B ops/s", "2.5 hours"), and none for others.
 */
export class AmountPanel extends VizPanel {
  private formatted?: PanelData['series'];
  private priced?: { readonly key: readonly unknown[]; readonly data: PanelData };

  override applyFieldConfig(data?: PanelData): PanelData {
    const rates = ratesOfPanels.get(this);
    const { max } = this.state.fieldConfig.defaults;
    const key = [data, rates, max];
    if (data && rates && !key.every((part, place) => part === this.priced?.key[place])) {
      const series = data.series.map((frame) => priceFrame(frame, rates, max));
      this.priced = { key, data: { ...data, series } };
    }
    const applied = super.applyFieldConfig(rates ? this.priced?.data : data);
    if (applied.series !== this.formatted) {
      this.formatted = applied.series;
      applied.series.forEach(({ fields }) => fields.forEach(formatField));
    }
    return applied;
  }
}

/** True if what has a price is money in the panel. */
export function isInMoney(panel: VizPanel): boolean {
  return ratesOfPanels.has(panel);
}

/** Shows what has a price as money; without rates, as it was measured. */
export function showMoney(panel: VizPanel, rates: CostRates | undefined): void {
  if (rates !== ratesOfPanels.get(panel)) {
    if (rates) {
      ratesOfPanels.set(panel, rates);
    } else {
      ratesOfPanels.delete(panel);
    }
    // The panel keeps frames with the older unit otherwise.
    panel.clearFieldConfigCache();
    panel.setState({ fieldConfig: { ...panel.state.fieldConfig } });
  }
}

/**
 * A frame in money per month: its points, or the average that it names; one of a profile type without a price as it is.
 *
 * @param max where the axis ends, in the unit of the frame
 */
export function priceFrame(frame: DataFrame, rates: CostRates, max?: number | null): DataFrame {
  const profileTypeId: unknown = frame.meta?.custom?.profileTypeId;
  const price = typeof profileTypeId === 'string' ? priceRate(describeProfileType(profileTypeId), rates) : undefined;
  if (price?.status !== 'priced') {
    return frame;
  }
  const average: unknown = frame.meta?.custom?.average;
  const unit = toGrafanaUnit(price.unit);
  const fields = frame.fields.map((field) => {
    if (field.type !== FieldType.number) {
      return field;
    }
    const values = typeof average === 'number' ? [average] : field.values;
    const money = values.map((value: unknown) => (typeof value === 'number' ? toMoney(value, price) : value));
    const axis = typeof max === 'number' ? { max: toMoney(max, price) } : {};
    return { ...field, config: { ...field.config, ...axis, unit }, values: money, state: undefined };
  });
  return { ...frame, fields };
}

/** The panel's frames are copies of what came: theirs may be changed. */
function formatField(field: Field): void {
  const { display } = field;
  const unit = fromGrafanaUnit(field.config.unit);
  if (field.type !== FieldType.number || !display || unit === undefined) {
    return;
  }
  const show: DisplayProcessor = (value, decimals) => {
    const shown = display(value, decimals);
    return Number.isNaN(shown.numeric)
      ? shown
      : { ...shown, text: formatValue(shown.numeric, unit), prefix: undefined, suffix: undefined };
  };
  field.display = show;
}
