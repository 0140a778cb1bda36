import { quoteRegex } from 'profile/labels/regex';
import { splitName } from 'profile/names/splitName';
import { shortenName } from 'profile/transform/shortenName';
import type { Transform } from 'profile/transform/Transform';

/** What can be done in every view of a tree. */
export type SharedAction =
  | { readonly kind: 'transform'; readonly transform: Transform }
  | { readonly kind: 'search' }
  | { readonly kind: 'ask' }
  | { readonly kind: 'copy-name' }
  | { readonly kind: 'copy-stack' };

/** What a frame's menu offers: a change of the tree, or something that leaves the tree as it is. */
export type MenuAction =
  | SharedAction
  | { readonly kind: 'focus' }
  /** Its lines; of the one call, or of all. */
  | { readonly kind: 'details'; readonly isCall: boolean }
  | { readonly kind: 'toggle-group' }
  | { readonly kind: 'load-rest' }
  | { readonly kind: 'sandwich' }
  | { readonly kind: 'over-time' }
  | { readonly kind: 'frame-over-time' };

interface MenuItem {
  readonly label: string;
  readonly action: MenuAction;
}

export interface MenuGroup {
  readonly label: string;
  readonly items: readonly MenuItem[];
}

/** What can be done where the server cut something. */
export const CUT_MENU: readonly MenuGroup[] = [
  { label: 'Cut by the server', items: [{ label: 'Load the whole profile', action: { kind: 'load-rest' } }] },
];

/** What can be done where all stacks begin, which is no function. */
export const ROOT_MENU: readonly MenuGroup[] = [
  {
    label: 'All stacks',
    items: [
      { label: 'Show everything again', action: { kind: 'focus' } },
      { label: 'Invert', action: { kind: 'transform', transform: { kind: 'invert' } } },
      { label: 'Own code only', action: { kind: 'transform', transform: { kind: 'ownCode' } } },
    ],
  },
];

interface MenuOptions {
  /** True if a node was meant, and not only a function. */
  readonly hasNode: boolean;
  /** True if the node is one of a chain of frames that only call the next. */
  readonly isInGroup: boolean;
  /** True if the way in to the node is that of the profile, untouched by changes of the tree. */
  readonly hasCallPath: boolean;
}

/** What can be done with a function, and with one node of it where a node was meant. */
export function listMenuItems(name: string, options: MenuOptions): MenuGroup[] {
  const functions = { by: 'name', name: shortenName(name) } as const;
  const change = (label: string, transform: Transform): MenuItem => ({
    label,
    action: { kind: 'transform', transform },
  });
  const packageName = splitName(name).packageName;
  const node: MenuItem[] = options.hasNode
    ? [
        { label: 'Focus on this frame', action: { kind: 'focus' } },
        ...(options.isInGroup
          ? [{ label: 'Collapse or expand its chain of calls', action: { kind: 'toggle-group' } } as const]
          : []),
        ...(options.hasCallPath
          ? ([
              { label: 'Show this frame over time', action: { kind: 'frame-over-time' } },
              { label: 'Function details of this call', action: { kind: 'details', isCall: true } },
            ] as const)
          : []),
        { label: 'Copy stack', action: { kind: 'copy-stack' } },
      ]
    : [];
  return [
    ...(node.length > 0 ? [{ label: 'This frame', items: node }] : []),
    {
      label: 'This function',
      items: [
        { label: 'Lines of this function', action: { kind: 'details', isCall: false } },
        change('Focus on all its calls', { kind: 'focusFunctions', functions }),
        { label: 'Sandwich: callers and callees', action: { kind: 'sandwich' } },
        change('Show its callers as a tree', { kind: 'callers', name: functions.name }),
        change('Show what it calls as a tree', { kind: 'callees', name: functions.name }),
        change('Hide it', { kind: 'hideFunctions', functions }),
        change('Only stacks with it', { kind: 'keepStacks', functions }),
        change('No stacks with it', { kind: 'hideStacks', functions }),
        ...(packageName ? [change(`Collapse its package`, { kind: 'collapsePackage', packageName })] : []),
        { label: 'Search for it', action: { kind: 'search' } },
        { label: 'Show it over time', action: { kind: 'over-time' } },
        { label: 'Ask about it', action: { kind: 'ask' } },
        { label: 'Copy name', action: { kind: 'copy-name' } },
      ],
    },
  ];
}

/** A search for this very name; others that hold it are found, too. */
export function quoteForSearch(name: string): string {
  return name.includes('"') ? `/${quoteRegex(name).replaceAll('/', '\\/')}/` : `"${name}"`;
}
