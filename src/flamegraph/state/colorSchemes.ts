/** What the colour of a frame tells. */
export type ColorScheme = (typeof COLOR_SCHEMES)[number];

export const COLOR_SCHEMES = ['byPackageName', 'byValue', 'colourBlindSafe', 'byOwnCode'] as const;
