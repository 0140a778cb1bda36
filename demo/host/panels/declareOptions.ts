import { type FieldConfigEditorBuilder, FieldType, type PanelOptionsEditorBuilder } from '@grafana/data';

/**
 * Declares what a panel reads, each name with its default (undefined: none of its own). There are no editors: a panel of
 * this host is configured by the page that shows it.
 */
export function declareOptions<T extends object>(builder: PanelOptionsEditorBuilder<T>, defaults: object): void {
  for (const [name, defaultValue] of Object.entries(defaults)) {
    builder.addCustomEditor({ id: name, path: name, name, defaultValue, editor: () => null });
  }
}

/** The same for a field's `custom` settings. */
export function declareFieldSettings<T extends object>(builder: FieldConfigEditorBuilder<T>, defaults: object): void {
  for (const [name, defaultValue] of Object.entries(defaults)) {
    builder.addCustomEditor({
      id: name,
      path: name,
      name,
      defaultValue,
      editor: () => null,
      override: () => null,
      process: (value) => value,
      shouldApply: ({ type }) => type !== FieldType.time,
    });
  }
}
