import { usePageShortcuts } from 'components/shortcuts/usePageShortcuts';
import { shortenName } from 'profile/transform/shortenName';
import type { Transform } from 'profile/transform/Transform';
import { PANES, togglePane, type FlameGraphState } from '../FlameGraphState';
import type { MenuAction } from '../menu/listMenuItems';
import { PANE_LABELS } from './PaneSwitch';

interface ViewKeysProps {
  readonly state: FlameGraphState;
  readonly onState: (state: FlameGraphState, isStep: boolean) => void;
  /** Function under the pointer, or else the selected one; undefined for none. */
  readonly functionName: string | undefined;
  /** Does with that function what its menu does. */
  readonly onAction: (action: MenuAction) => void;
  readonly onMoveToHit: (direction: 'next' | 'previous') => void;
}

/** What keys do wherever the focus is on the page, but in fields. Those of the graph itself are told where it is. */
export function ViewKeys(props: ViewKeysProps): null {
  const { state, onState, functionName, onAction, onMoveToHit } = props;
  const { transforms } = state;
  const change = (next: Partial<FlameGraphState>) => onState({ ...state, ...next }, true);
  const toggle = (transform: Transform) => {
    const isOn = transforms.some(({ kind }) => kind === transform.kind);
    change({
      transforms: isOn ? transforms.filter(({ kind }) => kind !== transform.kind) : [...transforms, transform],
    });
  };
  const ofFunction = (keys: string, description: string, getAction: (name: string) => MenuAction) => ({
    keys: [keys],
    description: `${description} the function under the pointer, or the selected one`,
    run: () => {
      if (functionName !== undefined) {
        onAction(getAction(shortenName(functionName)));
      }
    },
  });
  usePageShortcuts('Flame graph', [
    { keys: ['/'], description: 'Search functions', run: () => focusOn('[data-flamegraph-search]') },
    { keys: ['n'], description: 'Next hit of the search', run: () => onMoveToHit('next') },
    { keys: ['p'], description: 'Previous hit', run: () => onMoveToHit('previous') },
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
    ofFunction('s', 'Sandwich of', () => ({ kind: 'sandwich' })),
    ofFunction('c', 'Copy the name of', () => ({ kind: 'copy-name' })),
    { keys: ['i'], description: 'Invert the tree, or turn it back', run: () => toggle({ kind: 'invert' }) },
    { keys: ['o'], description: 'Own code only, or all again', run: () => toggle({ kind: 'ownCode' }) },
    {
      keys: ['u'],
      description: 'Take out the last change of the tree',
      run: () => transforms.length > 0 && change({ transforms: transforms.slice(0, -1) }),
    },
    {
      keys: ['e'],
      description: 'Explain, or close the explanation',
      run: () => change({ isExplained: !state.isExplained }),
    },
    ...PANES.map((pane, place) => ({
      keys: [String(place + 1)],
      description: `${PANE_LABELS[pane]} beside the other pane, or without it`,
      run: () => change({ panes: togglePane(state.panes, pane) }),
    })),
  ]);
  return null;
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
