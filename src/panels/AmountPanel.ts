import { type DisplayProcessor, type Field, FieldType, type PanelData } from '@grafana/data';
import { VizPanel } from '@grafana/scenes';
import { fromGrafanaUnit } from 'grafana/valueUnits';
import { formatValue } from 'profile/format/formatValue';

/**
 * A panel of Grafana's whose numbers read like ours everywhere: on the axis, in the legend, tooltips and cells. Grafana has
 * formats of its own for some of the units ("1.22B ops/s", "2.5 hours"), and none for others.
 */
export class AmountPanel extends VizPanel {
  private formatted?: PanelData['series'];

  override applyFieldConfig(data?: PanelData): PanelData {
    const applied = super.applyFieldConfig(data);
    if (applied.series !== this.formatted) {
      this.formatted = applied.series;
      applied.series.forEach(({ fields }) => fields.forEach(formatField));
    }
    return applied;
  }
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
