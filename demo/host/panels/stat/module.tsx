import {
  type DisplayValueAlignmentFactors,
  type FieldDisplay,
  getDisplayValueAlignmentFactors,
  PanelPlugin,
  type PanelProps,
  VizOrientation,
} from '@grafana/data';
import type { SingleStatBaseOptions } from '@grafana/schema';
import {
  BigValue,
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  useTheme2,
  VizRepeater,
} from '@grafana/ui';
import React from 'react';
import { declareOptions } from '../declareOptions';
import { useDisplayValues } from '../useDisplayValues';

interface StatOptions extends SingleStatBaseOptions {
  colorMode: BigValueColorMode;
  graphMode: BigValueGraphMode;
  justifyMode: BigValueJustifyMode;
  textMode: BigValueTextMode;
  wideLayout: boolean;
}

const defaults: StatOptions = {
  reduceOptions: { values: false, calcs: ['lastNotNull'], fields: '' },
  orientation: VizOrientation.Auto,
  colorMode: BigValueColorMode.Value,
  graphMode: BigValueGraphMode.Area,
  justifyMode: BigValueJustifyMode.Auto,
  textMode: BigValueTextMode.Auto,
  wideLayout: true,
};

function StatPanel(props: PanelProps<StatOptions>): React.ReactElement {
  const { data, width, height, options, renderCounter, timeRange } = props;
  const theme = useTheme2();
  const hasGraph = options.graphMode !== BigValueGraphMode.None;
  const getValues = useDisplayValues(props, { sparkline: hasGraph });
  return (
    <VizRepeater<FieldDisplay, DisplayValueAlignmentFactors>
      source={data}
      getValues={getValues}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderCounter={renderCounter}
      width={width}
      height={height}
      itemSpacing={3}
      autoGrid
      orientation={options.orientation}
      renderValue={({ value, width: itemWidth, height: itemHeight, alignmentFactors, count }) => (
        <BigValue
          theme={theme}
          value={value.display}
          sparkline={value.sparkline && { ...value.sparkline, timeRange }}
          width={itemWidth}
          height={itemHeight}
          count={count}
          alignmentFactors={alignmentFactors}
          text={options.text}
          colorMode={options.colorMode}
          graphMode={options.graphMode}
          justifyMode={options.justifyMode}
          textMode={options.textMode}
          disableWideLayout={!options.wideLayout}
        />
      )}
    />
  );
}

export const plugin = new PanelPlugin<StatOptions>(StatPanel)
  .useFieldConfig()
  .setPanelOptions((builder) => declareOptions(builder, defaults));
