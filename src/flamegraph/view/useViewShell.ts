import type { FrontAnswer } from 'components/drawer/Drawer';
import { type AskedFunction, type ExplanationActions, useAskedFunction } from 'components/ExplanationActions';
import type { PicturedGraph } from 'flamegraph/exports/formats';
import type { CanvasPicture, OnPicture } from 'flamegraph/exports/useCanvasPicture';
import type { HoveredFunction, MenuTarget } from 'flamegraph/state/PaneProps';
import type { SharedViewState } from 'flamegraph/state/SharedViewState';
import { Store } from 'flamegraph/state/Store';
import { type NodeSelection, useNodeSelection } from 'flamegraph/state/useNodeSelection';
import type { RichCopy } from 'grafana/copyRich';
import { copyTextOrSay } from 'grafana/copyText';
import type { CodeExcerpt } from 'profile/lines/CodeExcerpt';
import { getPathNames } from 'profile/transform/pathHash';
import { findName, shortenName } from 'profile/transform/shortenName';
import type { Transform } from 'profile/transform/Transform';
import type { FlameTree } from 'profile/tree/FlameTree';
import { useState } from 'react';
import type { DetailsCall, Explained } from 'url/viewValues';
import type { SearchAnswer } from 'worker/SearchAnswer';
import { quoteForSearch } from './listMenuItems';
import { useUntilNextInput } from './useUntilNextInput';
import type { ActionTarget, ViewActions } from './ViewActions';

/** Links between every view and the explanation beside it. */
export interface ExplanationLinks {
  /** Function that the user wants to ask about. */
  readonly asked: AskedFunction | undefined;
  readonly actions: ExplanationActions;
  /** Lines of the function whose details are open; undefined until they have loaded. */
  readonly code: CodeExcerpt | undefined;
  /** True if it is about those lines, and not about the view. */
  readonly isOptimizing: boolean;
  readonly onOptimizing: (isOptimizing: boolean) => void;
}

/** Links between every view and its function details. */
export interface DetailsLinks {
  readonly onCallOnly: (isCallOnly: boolean) => void;
  readonly version: string;
  readonly onVersion: (version: string) => void;
  readonly onShowFunction: (name: string) => void;
  /** Called with the lines on screen, and with undefined once there are none. */
  readonly onCode: (code: CodeExcerpt | undefined) => void;
  readonly onOptimize: () => void;
}

/** State and actions that every view of a tree shares. */
export interface ViewShell extends NodeSelection {
  readonly state: SharedViewState;
  readonly tree: FlameTree | undefined;
  readonly found: SearchAnswer | undefined;
  readonly hovered: HoveredFunction;
  /** The menu that is open on the tree of now. */
  readonly menu: MenuTarget | undefined;
  readonly openMenu: (target: MenuTarget) => void;
  readonly closeMenu: () => void;
  /** Pictures of the graphs on screen. */
  readonly pictures: ReadonlyMap<PicturedGraph, () => CanvasPicture | undefined>;
  readonly offerPicture: Readonly<Record<PicturedGraph, OnPicture>>;
  readonly setSearch: (search: string) => void;
  readonly setTransforms: (transforms: readonly Transform[]) => void;
  readonly addTransform: (transform: Transform) => void;
  /** All calls of a function, by its whole name. */
  readonly focusFunction: (name: string) => void;
  /** Opens the explanation or brings it to the front; closes it if it is in front. */
  readonly toggleExplanation: () => void;
  readonly closeExplanation: () => void;
  readonly front: FrontAnswer | undefined;
  readonly showAnswer: (id: string) => void;
  /** Content of a ticket while it is previewed. */
  readonly preview: RichCopy | undefined;
  readonly showPreview: (ticket: RichCopy | undefined) => void;
  readonly actions: ViewActions;
  /** Shows the lines of a function, by its whole name; of one call if one was meant. */
  readonly showDetails: (name: string, call?: DetailsCall) => void;
  readonly details: DetailsLinks;
  readonly closeDetails: () => void;
  /** Reason why a key did nothing; "" for nothing to say. */
  readonly said: string;
  readonly say: (sentence: string) => void;
  readonly explanation: ExplanationLinks;
}

interface ShellInput<State extends SharedViewState> {
  /** The tree on screen; undefined until there is one. */
  readonly tree: FlameTree | undefined;
  readonly found: SearchAnswer | undefined;
  readonly state: State;
  /** `isStep`: a choice that the back button undoes. */
  readonly onState: (state: State, isStep: boolean) => void;
}

export function useViewShell<State extends SharedViewState>({
  tree,
  found,
  state,
  onState,
}: ShellInput<State>): ViewShell {
  const selection = useNodeSelection(tree, found);
  const [hovered] = useState((): HoveredFunction => new Store<number | undefined>(undefined));
  const [asked, setAsked] = useAskedFunction();
  const [code, setCode] = useState<CodeExcerpt>();
  const [menu, setMenu] = useState<MenuTarget & { readonly tree: FlameTree | undefined }>();
  const [pictures, setPictures] = useState<ViewShell['pictures']>(new Map());
  const [said, say] = useUntilNextInput();
  const [front, setFront] = useState<FrontAnswer>();
  const showAnswer = (id: string) => setFront((before) => ({ id, sequence: (before?.sequence ?? 0) + 1 }));
  const [preview, setPreview] = useState<RichCopy>();
  const [offerPicture] = useState(() => {
    const offer =
      (graph: PicturedGraph): OnPicture =>
      (get) =>
        setPictures((before) => {
          const others = [...before].filter(([other]) => other !== graph);
          return new Map(get ? [...others, [graph, get]] : others);
        });
    return { graph: offer('graph'), callers: offer('callers'), callees: offer('callees') };
  });

  const setTransforms = (transforms: readonly Transform[]) => onState({ ...state, transforms }, true);
  const addTransform = (transform: Transform) => setTransforms([...state.transforms, transform]);
  const setExplained = (explained: Explained | undefined) => onState({ ...state, explained }, true);
  const explain = (explained: Explained) => {
    showAnswer('explain');
    if (state.explained !== explained) {
      setExplained(explained);
    }
  };
  const focusFunction = (name: string) =>
    addTransform({ kind: 'focusFunctions', functions: { by: 'name', name: shortenName(name) } });
  const openMenu = (target: MenuTarget) => setMenu({ ...target, tree });
  const find = (name: string) => tree && findName(tree, name);

  const showDetails = (name: string, detailsCall?: DetailsCall) => {
    showAnswer('details');
    onState({ ...state, details: shortenName(name), detailsCall, detailsVersion: '' }, true);
  };
  const getName = ({ nameIndex }: ActionTarget) => tree?.names[nameIndex] ?? '';
  const actions: ViewActions = {
    transform: (_, { transform }) => addTransform(transform),
    search: (target) => onState({ ...state, search: quoteForSearch(getName(target)) }, true),
    ask: (target) => {
      setAsked(getName(target));
      explain('view');
    },
    'copy-name': (target) => void copyTextOrSay(getName(target), 'Name'),
    'copy-stack': ({ node = 0 }) => void (tree && copyTextOrSay(getPathNames(tree, node).join('\n'), 'Stack')),
  };

  return {
    ...selection,
    ...{ state, tree, found, hovered, pictures, offerPicture },
    menu: menu?.tree === tree ? menu : undefined,
    openMenu,
    closeMenu: () => setMenu(undefined),
    setSearch: (search) => onState({ ...state, search }, false),
    ...{ setTransforms, addTransform, focusFunction, actions, showDetails, said, say },
    closeDetails: () => onState({ ...state, details: '', detailsCall: undefined, detailsVersion: '' }, true),
    toggleExplanation: () =>
      state.explained && front?.id === 'explain' ? setExplained(undefined) : explain(state.explained ?? 'view'),
    closeExplanation: () => setExplained(undefined),
    ...{ front, showAnswer, preview },
    showPreview: (ticket) => {
      setPreview(ticket);
      if (ticket) {
        showAnswer('preview');
      }
    },
    details: {
      onCallOnly: (isOnly) =>
        onState({ ...state, detailsCall: state.detailsCall && { ...state.detailsCall, isOnly } }, true),
      version: state.detailsVersion,
      onVersion: (detailsVersion) => onState({ ...state, detailsVersion }, true),
      onShowFunction: showDetails,
      onCode: setCode,
      onOptimize: () => explain('code'),
    },
    explanation: {
      ...{ asked, code },
      isOptimizing: state.explained === 'code' && state.details !== '',
      onOptimizing: (isOptimizing) => setExplained(isOptimizing ? 'code' : 'view'),
      actions: {
        onHoverFunction: (name) => hovered.set(name === undefined ? undefined : find(name)),
        onFocusFunction: focusFunction,
        onOpenMenu: (name, place) => {
          const nameIndex = find(name);
          if (nameIndex !== undefined) {
            openMenu({ ...place, nameIndex, node: undefined });
          }
        },
      },
    },
  };
}
