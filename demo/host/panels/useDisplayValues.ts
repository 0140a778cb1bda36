import { type FieldDisplay, getFieldDisplayValues, type PanelProps } from '@grafana/data';
import type { SingleStatBaseOptions } from '@grafana/schema';
import { useTheme2 } from '@grafana/ui';

/** One value per field (or per row), as `reduceOptions` asks. */
export function useDisplayValues<T extends SingleStatBaseOptions>(
  props: PanelProps<T>,
  { sparkline }: { sparkline: boolean },
): () => FieldDisplay[] {
  const theme = useTheme2();
  const { data, options, fieldConfig, replaceVariables, timeZone } = props;
  return () =>
    getFieldDisplayValues({
      data: data.series,
      reduceOptions: options.reduceOptions,
      fieldConfig,
      replaceVariables,
      theme,
      timeZone,
      sparkline,
    });
}
