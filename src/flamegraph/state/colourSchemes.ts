/** What the colour of a frame tells. */
export type ColourScheme = (typeof COLOUR_SCHEMES)[number];

export const COLOUR_SCHEMES = ['byPackageName', 'byValue', 'colourBlindSafe', 'byOwnCode'] as const;
