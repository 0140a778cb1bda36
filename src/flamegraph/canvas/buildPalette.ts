import { CATEGORIES, type Category, getCategory } from 'profile/names/categoryRules';
import { adaptToNames, classifyNodes, type TreeCategories } from 'profile/names/classifyTree';
import { splitName } from 'profile/names/splitName';
import { hashText } from 'profile/transform/hashText';
import { type FlameTree, getTotal, isCut } from 'profile/tree/FlameTree';
import type { ColorScheme } from 'url/viewValues';
import type { FramePalette, FrameStyle, ThemeKind } from './FramePalette';
import { getReadableText, printHsl } from './readableText';

/** The owners of a tree's functions, as far as known. */
export interface CodeOwners {
  readonly categories?: TreeCategories | undefined;
  /** True if the tree is upside down. */
  readonly isInverted?: boolean;
}

/** Builds a palette for a tree. Names are taken apart when their frames are first drawn. */
export function buildPalette(
  tree: FlameTree,
  scheme: ColorScheme,
  theme: ThemeKind,
  code: CodeOwners = {},
): FramePalette {
  switch (scheme) {
    case 'byPackageName':
      return byPackage(tree, theme, PACKAGE_FILLS[theme]);
    case 'colourBlindSafe':
      return byPackage(tree, theme, SAFE_FILLS);
    case 'byValue':
      return byValue(tree, theme);
    case 'byOwnCode':
      return byCategory(tree, theme, code);
  }
}

// Hues in steps that keep neighbours of the circle apart; without the dull yellow-greens.
const HUES = [4, 18, 32, 44, 56, 88, 128, 152, 172, 188, 202, 216, 230, 250, 270, 290, 312, 334];
const PACKAGE_FILLS = {
  light: HUES.map((hue) => printHsl(hue, 0.72, 0.76)),
  dark: HUES.map((hue) => printHsl(hue, 0.5, 0.66)),
};

/**
 * Seven colours that people with any kind of colour blindness tell apart: M. Okabe and K. Ito, "Color Universal Design"
 * (2008), without black.
 */
const SAFE_FILLS = ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#0072b2', '#d55e00', '#cc79a7'];

const NEUTRAL = { light: '#c9ccd4', dark: '#8e929e' };

function createStyle(fill: string, more: Omit<FrameStyle, 'fill' | 'text'> = {}): FrameStyle {
  return { fill, text: getReadableText(fill), ...more };
}

/**
 * Functions of a package have one colour, the same in every profile. A function without a package has a colour of its
 * own: some profilers give only names without packages.
 */
function byPackage(tree: FlameTree, theme: ThemeKind, fills: readonly string[]): FramePalette {
  const neutral = createStyle(NEUTRAL[theme]);
  const styles = fills.map((fill) => createStyle(fill));
  const styleOfNames: FrameStyle[] = [];
  const getStyle = (node: number) => {
    const name = tree.nameIndex[node] ?? 0;
    if (node === 0 || isCut(tree, node)) {
      return neutral;
    }
    const style = styleOfNames[name] ?? pickByPackage(tree.names[name] ?? '', styles) ?? neutral;
    styleOfNames[name] = style;
    return style;
  };
  return { styles: [], getStyle };
}

function pickByPackage(name: string, styles: readonly FrameStyle[]): FrameStyle | undefined {
  const { packageName } = splitName(name);
  return styles[(hashText(packageName || name).high >>> 0) % styles.length];
}

// Steps of the share of the whole; each is twice the one before, as most frames are small.
const VALUE_STEPS = [0, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64];

/** The larger the share of the whole, the redder and, on a light page, the darker. */
function byValue(tree: FlameTree, theme: ThemeKind): FramePalette {
  const styles = VALUE_STEPS.map((share, index) => {
    const strength = index / (VALUE_STEPS.length - 1);
    const fill = printHsl(52 - 46 * strength, 0.85, (theme === 'light' ? 0.85 : 0.74) - 0.22 * strength);
    return createStyle(fill, { label: index === 0 ? 'less than 1 %' : `${Math.round(share * 100)} % and more` });
  });
  const neutral = createStyle(NEUTRAL[theme]);
  const whole = getTotal(tree);
  const getStyle = (node: number) => {
    if (node === 0 || isCut(tree, node)) {
      return neutral;
    }
    const share = (tree.total[node] ?? 0) / whole;
    return styles[VALUE_STEPS.findLastIndex((step) => share >= step)] ?? neutral;
  };
  return { styles, getStyle };
}

const CATEGORY_STYLES: Record<Category, FrameStyle> = {
  own: createStyle('#e69f00', { label: 'own code' }),
  library: createStyle('#7cc0ea', { label: 'library' }),
  runtime: createStyle('#b9a3cf', { label: 'runtime' }),
  kernel: createStyle('#3d6f66', { label: 'kernel' }),
  unknown: createStyle('#ece5d3', { label: 'unknown', sign: '?' }),
};

/** Colours by whose code a function is; neutral until that is known. */
function byCategory(tree: FlameTree, theme: ThemeKind, code: CodeOwners): FramePalette {
  const neutral = createStyle(NEUTRAL[theme]);
  let codes: { readonly values: Uint8Array; readonly areOfNodes: boolean } | undefined;
  const getCodes = (categories: TreeCategories) => {
    // Below a node of an inverted tree are its callers, so each name only has the category that most of its value has.
    codes ??= code.isInverted
      ? { values: adaptToNames(tree.names, categories).ofNames, areOfNodes: false }
      : { values: classifyNodes(tree, categories), areOfNodes: true };
    return codes;
  };
  const getStyle = (node: number) => {
    if (node === 0 || isCut(tree, node) || !code.categories) {
      return neutral;
    }
    const { values, areOfNodes } = getCodes(code.categories);
    return CATEGORY_STYLES[getCategory(values[areOfNodes ? node : (tree.nameIndex[node] ?? 0)])];
  };
  return {
    styles: CATEGORIES.map((category) => CATEGORY_STYLES[category]),
    getStyle,
    // Upside down, what a frame spends itself is on the first row, whoever is drawn below it.
    hasShares: code.categories !== undefined && !code.isInverted,
  };
}
