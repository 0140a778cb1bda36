import { type PageShortcut, usePageShortcuts } from 'components/shortcuts/pageShortcuts';
import type { Transform } from 'profile/transform/Transform';
import { isCut } from 'profile/tree/FlameTree';
import { listMenuItems } from './listMenuItems';
import type { ViewShell } from './useViewShell';
import { type ActionTarget, type MenuAction, runAction, type ViewActions } from './ViewActions';

interface ViewKeysProps {
  readonly shell: ViewShell;
  readonly actions: ViewActions;
  /** Keys of one view alone. */
  readonly shortcuts: readonly PageShortcut[];
  readonly hasExplanation: boolean;
}

/** Keys for a function, and the menu entry that each runs. */
const FUNCTION_KEYS: ReadonlyArray<readonly [key: string, description: string, kind: MenuAction['kind']]> = [
  ['f', 'Focus on', 'transform'],
  ['l', 'Lines of', 'details'],
  ['s', 'Sandwich of', 'sandwich'],
  ['h', 'Hide', 'transform'],
  ['c', 'Copy the name of', 'copy-name'],
];

/** Handles keys wherever the focus is on the page, except in fields. The graph handles its own keys. */
export function ViewKeys({ shell, actions, shortcuts, hasExplanation }: ViewKeysProps): null {
  const { transforms } = shell.state;
  const toggle = (transform: Transform) => {
    const others = transforms.filter(({ kind }) => kind !== transform.kind);
    shell.setTransforms(others.length < transforms.length ? others : [...transforms, transform]);
  };
  const can = (kind: MenuAction['kind']) => actions[kind] !== undefined;
  const runKey = (key: string) => {
    const target = getKeyTarget(shell);
    if (!target) {
      shell.say('Point at a function, or select a frame with the arrow keys first.');
      return;
    }
    const name = shell.tree?.names[target.nameIndex] ?? '';
    const { first } = listMenuItems(name, { hasNode: false, isInGroup: false, hasCallPath: false, can });
    const item = first.find((offered) => offered.key === key);
    if (item) {
      runAction(actions, target, item.action);
    } else {
      shell.say('This key does nothing with this function here.');
    }
  };
  const moveToHit = (direction: 'next' | 'previous') => {
    if (shell.found?.status === 'ok' && shell.found.hits.length > 0) {
      shell.moveToHit(direction);
    } else {
      shell.say(shell.state.search === '' ? 'Press / to search first.' : 'The search finds no frame.');
    }
  };
  usePageShortcuts('Flame graph', [
    { keys: ['/'], description: 'Search functions', run: () => focusOn('[data-flamegraph-search]') },
    { keys: ['n'], description: 'Next hit of the search', run: () => moveToHit('next') },
    { keys: ['p'], description: 'Previous hit', run: () => moveToHit('previous') },
    {
      keys: ['g'],
      description: 'Go to the graph: arrows move, Enter focuses, Backspace goes up, + and − zoom, 0 shows all',
      run: () => {
        if (!focusOn('[role=application]')) {
          shell.say('The flame graph is not among the panes.');
        }
      },
    },
    ...FUNCTION_KEYS.filter(([, , kind]) => can(kind)).map(([key, description]) => ({
      keys: [key],
      description: `${description} the function under the pointer, or the selected one`,
      run: () => runKey(key),
    })),
    { keys: ['i'], description: 'Invert the tree, or turn it back', run: () => toggle({ kind: 'invert' }) },
    { keys: ['o'], description: 'Own code only, or all again', run: () => toggle({ kind: 'ownCode' }) },
    {
      keys: ['u'],
      description: 'Undo last transform',
      run: () =>
        transforms.length > 0
          ? shell.setTransforms(transforms.slice(0, -1))
          : shell.say('There is no transform to undo.'),
    },
    ...(hasExplanation
      ? [{ keys: ['e'], description: 'Explain, or close the explanation', run: shell.toggleExplanation }]
      : []),
    ...shortcuts,
  ]);
  return null;
}

/** Returns the function under the pointer, or else the selected node's; neither the root nor a cut node. */
function getKeyTarget({
  tree,
  hovered,
  selectedNode,
}: Pick<ViewShell, 'tree' | 'hovered' | 'selectedNode'>): ActionTarget | undefined {
  const hoveredName = hovered.get();
  if (hoveredName !== undefined) {
    return { nameIndex: hoveredName, node: undefined };
  }
  return tree && selectedNode && !isCut(tree, selectedNode)
    ? { nameIndex: tree.nameIndex[selectedNode] ?? 0, node: selectedNode }
    : undefined;
}

/** Focuses an element; returns false if there is none. */
function focusOn(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  return element !== null;
}
