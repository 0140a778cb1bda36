import {
  booleanOverrideProcessor,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  FieldColorModeId,
  FieldConfigProperty,
  type FieldConfigPropertyItem,
  FieldType,
  identityOverrideProcessor,
  monacoLanguageRegistry,
  numberOverrideProcessor,
  selectOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
  stringOverrideProcessor,
  ThresholdsMode,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
} from '@grafana/data';

/** Readers of the standard field options. There are no editors, as this host edits no panels. */
const processors: Record<FieldConfigProperty, FieldConfigPropertyItem['process']> = {
  [FieldConfigProperty.Unit]: unitOverrideProcessor,
  [FieldConfigProperty.Min]: numberOverrideProcessor,
  [FieldConfigProperty.Max]: numberOverrideProcessor,
  [FieldConfigProperty.FieldMinMax]: booleanOverrideProcessor,
  [FieldConfigProperty.Decimals]: numberOverrideProcessor,
  [FieldConfigProperty.DisplayName]: displayNameOverrideProcessor,
  [FieldConfigProperty.NoValue]: stringOverrideProcessor,
  [FieldConfigProperty.Thresholds]: thresholdsOverrideProcessor,
  [FieldConfigProperty.Mappings]: valueMappingsOverrideProcessor,
  [FieldConfigProperty.Links]: dataLinksOverrideProcessor,
  [FieldConfigProperty.Actions]: identityOverrideProcessor,
  [FieldConfigProperty.Color]: selectOverrideProcessor,
  [FieldConfigProperty.Filterable]: booleanOverrideProcessor,
};

const numbersOnly = new Set<FieldConfigProperty>([
  FieldConfigProperty.Unit,
  FieldConfigProperty.Min,
  FieldConfigProperty.Max,
  FieldConfigProperty.FieldMinMax,
  FieldConfigProperty.Decimals,
  FieldConfigProperty.Thresholds,
]);

/** Options of a field for which neither page nor panel sets any; the values are Grafana's. */
const defaultValues: Partial<Record<FieldConfigProperty, unknown>> = {
  [FieldConfigProperty.Thresholds]: {
    mode: ThresholdsMode.Absolute,
    steps: [
      { value: -Infinity, color: 'green' },
      { value: 80, color: 'red' },
    ],
  },
  [FieldConfigProperty.Color]: { mode: FieldColorModeId.Thresholds },
  [FieldConfigProperty.Mappings]: [],
};

/** Editors that a plugin's own panel may name while it declares its options. */
const editorIds = [
  ...[
    'text',
    'strings',
    'number',
    'slider',
    'boolean',
    'select',
    'multi-select',
    'radio',
    'unit',
    'color',
    'fieldColor',
  ],
  ...['links', 'actions', 'mappings', 'thresholds', 'stats-picker', 'timezone', 'field-name', 'dashboard-uid'],
];

/** Fills the registries of @grafana/data that Grafana fills at start. */
export function initStandardRegistries(): void {
  standardEditorsRegistry.setInit(() => editorIds.map((id) => ({ id, name: id, editor: () => null })));
  monacoLanguageRegistry.setInit(() => []);
  standardFieldConfigEditorRegistry.setInit(() =>
    Object.values(FieldConfigProperty).map((property) => ({
      id: property,
      path: property,
      name: property,
      editor: () => null,
      override: () => null,
      process: processors[property],
      defaultValue: defaultValues[property],
      settings: property === FieldConfigProperty.DisplayName ? { expandTemplateVars: true } : {},
      shouldApply: ({ type }) => !numbersOnly.has(property) || type === FieldType.number,
    })),
  );
  standardTransformersRegistry.setInit(() =>
    Object.values(standardTransformers).map((transformation) => ({
      id: transformation.id,
      name: transformation.name,
      description: transformation.description,
      transformation: () => Promise.resolve(transformation),
      editor: () => null,
      imageDark: '',
      imageLight: '',
    })),
  );
}
