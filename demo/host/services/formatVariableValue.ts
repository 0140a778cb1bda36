export type VariableValue = string | string[] | { formatter: (format?: string) => string };

// oxlint-disable-next-line typescript/no-unsafe-function-type -- the type that TemplateSrv declares
export type VariableFormat = string | Function;

/**
 * One or many values as text, by Grafana's format names. Without a name many values become `{a,b}`.
 * See https://grafana.com/docs/grafana/latest/dashboards/variables/variable-syntax/
 */
export function formatVariableValue(value: VariableValue, format: VariableFormat | undefined): string {
  if (typeof format === 'function') {
    return String(format(value, {}, undefined));
  }
  if (typeof value === 'object' && !Array.isArray(value)) {
    return value.formatter(format);
  }
  const values = [value].flat();
  switch (format) {
    case 'raw':
    case 'csv':
      return values.join(',');
    case 'text':
      return values.join(' + ');
    case 'pipe':
      return values.join('|');
    case 'regex':
      return values.length === 1 ? escapeRegex(values[0] ?? '') : `(${values.map(escapeRegex).join('|')})`;
    case 'json':
      return JSON.stringify(value);
    case 'percentencode':
      return encodeURIComponent(values.length === 1 ? (values[0] ?? '') : `{${values.join(',')}}`);
    case 'singlequote':
      return values.map((item) => `'${item.replaceAll("'", "\\'")}'`).join(',');
    case 'doublequote':
      return values.map((item) => `"${item.replaceAll('"', '\\"')}"`).join(',');
    default:
      return values.length === 1 ? (values[0] ?? '') : `{${values.join(',')}}`;
  }
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$*+?.()|[\]{}/]/g, '\\$&');
}
