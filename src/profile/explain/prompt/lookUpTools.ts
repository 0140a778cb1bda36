/** Something that a model may look up in the profile that it was asked about. Nothing of it changes anything. */
export interface LookUpTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly parameters: object;
}

const FUNCTION = {
  type: 'object',
  properties: { function: { type: 'string', description: 'Id such as F12, or the whole name.' } },
  required: ['function'],
  additionalProperties: false,
};

const LOOK_UPS: readonly LookUpTool[] = [
  {
    name: 'callers',
    description: 'Who calls a function directly, and how much of it each causes.',
    parameters: FUNCTION,
  },
  { name: 'callees', description: 'What a function calls directly, and what each costs.', parameters: FUNCTION },
  { name: 'path', description: 'The heaviest stack that leads to a function, and on to a leaf.', parameters: FUNCTION },
  { name: 'function', description: 'What a function costs itself and in total.', parameters: FUNCTION },
  {
    name: 'search',
    description: 'Functions whose name holds a text, the ones with the largest total first.',
    parameters: {
      type: 'object',
      properties: { text: { type: 'string', description: 'Part of the name, in any case.' } },
      required: ['text'],
      additionalProperties: false,
    },
  },
];

const DIFF: LookUpTool = {
  name: 'diff',
  description: 'What a function costs in the baseline and in the comparison.',
  parameters: FUNCTION,
};

/** Lists the look-ups that a profile, or a comparison of two, has. */
export function listLookUpTools(isDiff: boolean): readonly LookUpTool[] {
  return isDiff ? [...LOOK_UPS, DIFF] : LOOK_UPS;
}
