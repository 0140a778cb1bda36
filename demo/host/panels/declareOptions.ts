import { type FieldConfigEditorBuilder, FieldType, type PanelOptionsEditorBuilder } from '@grafana/data';

/**
 * Declares the options of a panel with their defaults (undefined: none). There are no editors: the page that shows a panel
 * configures it.
 */
export function declareOptions<T extends object>(builder: PanelOptionsEditorBuilder<T>, defaults: object): void {
  for (const [name, defaultValue] of Object.entries(defaults)) {
    builder.addCustomEditor({ id: name, path: name, name, defaultValue, editor: () => null });
  }
}

/** Does the same for the `custom` settings of a field. */
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
