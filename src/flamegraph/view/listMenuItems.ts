import type { IconName } from '@grafana/data';
import { quoteRegex } from 'profile/labels/regex';
import { splitName } from 'profile/names/splitName';
import { shortenName } from 'profile/transform/shortenName';
import type { Transform } from 'profile/transform/Transform';
import type { MenuAction } from './ViewActions';

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  /** Does the same without the menu. */
  readonly key?: string;
  readonly action: MenuAction;
}

interface MenuGroup {
  readonly label: string;
  readonly items: readonly MenuItem[];
}

/** Content of a menu: the most wanted items, and the rest in groups that open on their own. */
export interface MenuContent {
  readonly first: readonly MenuItem[];
  readonly groups: readonly MenuGroup[];
}

interface MenuOptions {
  /** True if a node was meant, and not only a function. */
  readonly hasNode: boolean;
  /** True if the node is one of a chain of frames that only call the next. */
  readonly isInGroup: boolean;
  /** True if the path of the node is the profile's, untouched by changes of the tree. */
  readonly hasCallPath: boolean;
  /** Tells what the view can do; nothing else is offered. */
  readonly can: (kind: MenuAction['kind']) => boolean;
}

const FIRST_COUNT = 5;

/** Lists the items for a node that the server cut. */
export function listCutItems({ can }: Pick<MenuOptions, 'can'>): MenuContent {
  return select(can, [{ label: 'Load the whole profile', icon: 'download-alt', action: { kind: 'load-rest' } }], []);
}

/** Lists the items for the root, which is no function. */
export function listRootItems({ can }: Pick<MenuOptions, 'can'>): MenuContent {
  const all: MenuItem[] = [
    { label: 'Show everything again', icon: 'expand-arrows', action: { kind: 'focus' } },
    { label: 'Invert', icon: 'sort-amount-down', key: 'i', action: change({ kind: 'invert' }) },
    { label: 'Own code only', icon: 'filter', key: 'o', action: change({ kind: 'ownCode' }) },
  ];
  return select(can, all, []);
}

/** Lists the items for a function and, if a node was meant, for that node. */
export function listMenuItems(name: string, options: MenuOptions): MenuContent {
  const { hasNode, isInGroup, hasCallPath, can } = options;
  const functions = { by: 'name', name: shortenName(name) } as const;
  const { packageName } = splitName(name);
  const focusFunction = (label: string): MenuItem => ({
    ...{ label, icon: 'search-plus', key: 'f' },
    action: change({ kind: 'focusFunctions', functions }),
  });
  const first: MenuItem[] = [
    hasNode
      ? { label: 'Focus on this frame', icon: 'search-plus', key: 'Enter', action: { kind: 'focus' } }
      : focusFunction('Focus on all its calls'),
    { label: 'Lines of this function', icon: 'brackets-curly', key: 'l', action: { kind: 'details', isCall: false } },
    { label: 'Sandwich: callers and callees', icon: 'exchange-alt', key: 's', action: { kind: 'sandwich' } },
    { label: 'Hide it', icon: 'eye-slash', key: 'h', action: change({ kind: 'hideFunctions', functions }) },
    { label: 'Copy name', icon: 'copy', key: 'c', action: { kind: 'copy-name' } },
    { label: 'Search for it', icon: 'search', action: { kind: 'search' } },
  ];
  const frame: MenuItem[] = [
    { label: 'Show this frame over time', action: { kind: 'frame-over-time' } },
    { label: 'Function details of this call', action: { kind: 'details', isCall: true } },
    { label: 'Collapse or expand its chain of calls', action: { kind: 'toggle-group' } },
    { label: 'Copy stack', action: { kind: 'copy-stack' } },
  ];
  const needsCallPath = ({ action: { kind } }: MenuItem) => kind === 'frame-over-time' || kind === 'details';
  return select(can, first, [
    {
      label: 'This frame',
      items: frame.filter(
        (item) =>
          hasNode && (hasCallPath || !needsCallPath(item)) && (isInGroup || item.action.kind !== 'toggle-group'),
      ),
    },
    {
      label: 'Transform',
      items: [
        ...(hasNode ? [focusFunction('Focus on all its calls')] : []),
        { label: 'Show its callers as a tree', action: change({ kind: 'callers', name: functions.name }) },
        { label: 'Show its callees as a tree', action: change({ kind: 'callees', name: functions.name }) },
        { label: 'Only stacks with it', action: change({ kind: 'keepStacks', functions }) },
        { label: 'No stacks with it', action: change({ kind: 'hideStacks', functions }) },
        ...(packageName
          ? [{ label: 'Collapse its package', action: change({ kind: 'collapsePackage', packageName }) }]
          : []),
      ],
    },
    {
      label: 'More',
      items: [
        { label: 'Ask about it', action: { kind: 'ask' } },
        { label: 'Show it over time', action: { kind: 'over-time' } },
        { label: 'Show which services run it', action: { kind: 'services' } },
      ],
    },
  ]);
}

function change(transform: Transform): MenuAction {
  return { kind: 'transform', transform };
}

/** Selects the items that the view can do: five at once, and the others in the groups. */
function select(can: MenuOptions['can'], first: readonly MenuItem[], groups: readonly MenuGroup[]): MenuContent {
  const possible = first.filter(({ action }) => can(action.kind));
  const rest = possible.slice(FIRST_COUNT);
  return {
    first: possible.slice(0, FIRST_COUNT),
    groups: groups
      .map(({ label, items }, place) => ({
        label,
        items: [...(place === groups.length - 1 ? rest : []), ...items.filter(({ action }) => can(action.kind))],
      }))
      .filter(({ items }) => items.length > 0),
  };
}

/** A search for this very name; others that hold it are found, too. */
export function quoteForSearch(name: string): string {
  return name.includes('"') ? `/${quoteRegex(name).replaceAll('/', '\\/')}/` : `"${name}"`;
}
