import type { PageShortcut } from 'components/shortcuts/pageShortcuts';
import { usePageShortcuts } from 'components/shortcuts/usePageShortcuts';
import type { MenuTarget } from 'flamegraph/state/PaneProps';
import { shortenName } from 'profile/transform/shortenName';
import type { Transform } from 'profile/transform/Transform';
import { isCut } from 'profile/tree/FlameTree';
import type { SharedAction } from './listMenuItems';
import type { ViewShell } from './useViewShell';

interface ViewKeysProps {
  readonly shell: ViewShell;
  /** Keys of one view alone. */
  readonly shortcuts: readonly PageShortcut[];
  readonly onAction: (target: Pick<MenuTarget, 'node' | 'nameIndex'>, action: SharedAction) => void;
}

/** What keys do wherever the focus is on the page, but in fields. Those of the graph itself are told where it is. */
export function ViewKeys({ shell, shortcuts, onAction }: ViewKeysProps): null {
  const { transforms } = shell.state;
  const toggle = (transform: Transform) => {
    const others = transforms.filter(({ kind }) => kind !== transform.kind);
    shell.setTransforms(others.length < transforms.length ? others : [...transforms, transform]);
  };
  const ofFunction = (keys: string, description: string, getAction: (name: string) => SharedAction): PageShortcut => ({
    keys: [keys],
    description: `${description} ${KEY_TARGET}`,
    run: () => {
      const target = getKeyTarget(shell);
      if (target) {
        onAction(target, getAction(shortenName(shell.tree?.names[target.nameIndex] ?? '')));
      }
    },
  });
  usePageShortcuts('Flame graph', [
    { keys: ['/'], description: 'Search functions', run: () => focusOn('[data-flamegraph-search]') },
    { keys: ['n'], description: 'Next hit of the search', run: () => shell.moveToHit('next') },
    { keys: ['p'], description: 'Previous hit', run: () => shell.moveToHit('previous') },
    {
      keys: ['g'],
      description: 'Go to the graph: arrows walk it, Enter focuses, Backspace goes up, + and − zoom, 0 shows all',
      run: () => focusOn('[role=application]'),
    },
    ofFunction('f', 'Focus on', (name) => ({
      kind: 'transform',
      transform: { kind: 'focusFunctions', functions: { by: 'name', name } },
    })),
    ofFunction('h', 'Hide', (name) => ({
      kind: 'transform',
      transform: { kind: 'hideFunctions', functions: { by: 'name', name } },
    })),
    ofFunction('c', 'Copy the name of', () => ({ kind: 'copy-name' })),
    { keys: ['i'], description: 'Invert the tree, or turn it back', run: () => toggle({ kind: 'invert' }) },
    { keys: ['o'], description: 'Own code only, or all again', run: () => toggle({ kind: 'ownCode' }) },
    {
      keys: ['u'],
      description: 'Undo last transform',
      run: () => transforms.length > 0 && shell.setTransforms(transforms.slice(0, -1)),
    },
    { keys: ['e'], description: 'Explain, or close the explanation', run: shell.toggleExplanation },
    ...shortcuts,
  ]);
  return null;
}

/** What keys of a function are about, in words. */
export const KEY_TARGET = 'the function under the pointer, or the selected one';

/** The function under the pointer, or else that of the selected node; neither the root nor what a server cut. */
export function getKeyTarget({
  tree,
  hovered,
  selectedNode,
}: Pick<ViewShell, 'tree' | 'hovered' | 'selectedNode'>): Pick<MenuTarget, 'node' | 'nameIndex'> | undefined {
  const hoveredName = hovered.get();
  if (hoveredName !== undefined) {
    return { nameIndex: hoveredName, node: undefined };
  }
  return tree && selectedNode && !isCut(tree, selectedNode)
    ? { nameIndex: tree.nameIndex[selectedNode] ?? 0, node: selectedNode }
    : undefined;
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
