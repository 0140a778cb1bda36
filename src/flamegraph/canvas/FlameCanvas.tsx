import { Button, useStyles2 } from '@grafana/ui';
import type { PaneProps } from 'flamegraph/state/PaneProps';
import { Store } from 'flamegraph/state/Store';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { isCut } from 'profile/tree/FlameTree';
import React, { useEffect, useId, useMemo, useRef, useState } from 'react';
import { CanvasTooltip, type PointedFrame } from './CanvasTooltip';
import { countHits } from './computeFrames';
import { printFrame } from './describeFrame';
import type { TextAlign } from './fitText';
import { getFlameCanvasStyles } from './flameCanvasStyles';
import { buildFlameLayout, type FlameLayout, getFullValue } from './FlameLayout';
import { type FrameGroups, getShownNode } from './FrameGroups';
import type { FramePalette } from './FramePalette';
import { getKeyAction, KEYS_DESCRIPTION } from './getKeyAction';
import { Minimap } from './Minimap';
import { ROW_HEIGHT_PX } from './paintFlameGraph';
import type { Point } from './PointerGestures';
import { runCanvasKey } from './runCanvasKey';
import { useAncestors } from './useAncestors';
import { useFlameWindow } from './useFlameWindow';
import { usePainting } from './usePainting';
import { usePointerGestures } from './usePointerGestures';
import { useWheel } from './useWheel';
import { centreOn, getFullViewport, getZoom, panBy, type Viewport, zoomAt } from './Viewport';

export interface FlameCanvasProps extends PaneProps {
  readonly palette: FramePalette;
  readonly textAlign: TextAlign;
  /** Callers of the focused frame, outermost first. */
  readonly ancestors?: readonly string[];
  /** Focuses the first `length` of them; 0 for the whole. */
  readonly onFocusAncestor?: (length: number) => void;
  readonly groups: FrameGroups;
  readonly onChangeGroups: (groups: FrameGroups) => void;
  /** True for a small graph: without the overview, and as tall as its place. */
  readonly isSmall?: boolean;
  /** Its name, if there are several. */
  readonly label?: string;
  /** Returns more lines about a frame: samples, both sides of a diff. */
  readonly getNotes?: (node: number) => readonly string[];
  /** True if the notes contain all measured values: in a comparison widths are no values. */
  readonly hasNotesOnly?: boolean;
  /** Reports the shown part after each change, for pictures of it. */
  readonly onView?: (view: FlameCanvasView) => void;
  /** A frame to bring on screen, zooming in if it is too narrow. Another `sequence` asks again for the same node. */
  readonly reveal?: { readonly node: number; readonly sequence: number };
}

/** The tree and values that a flame graph shows. */
export interface FlameCanvasView {
  readonly layout: FlameLayout;
  readonly viewport: Viewport;
  readonly widthPx: number;
}

const RUN_ZOOM = 8;

/**
 * A flame graph on a canvas no larger than its place on the screen: the root on top, rows scrolled by the browser, the
 * width zoomed by ctrl and wheel, pinch, or keys. A click focuses a frame at once, a double click shows all of the width;
 * Backspace focuses the caller of the selected frame.
 */
export function FlameCanvas(props: FlameCanvasProps): React.JSX.Element {
  const { tree, unit, wholeTotal, matchedNames, hovered, palette, textAlign } = props;
  const { getNotes, onView } = props;
  const { selectedNode, onSelectNode, onFocusNode, onOpenMenu, groups, onChangeGroups, reveal } = props;
  const styles = useStyles2(getFlameCanvasStyles);
  const descriptionId = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointed] = useState(() => new Store<PointedFrame | undefined>(undefined));
  const [isKeyboardUsed, setKeyboardUsed] = useState(false);

  const layout = useMemo(() => buildFlameLayout(tree, groups, props.ancestors), [tree, groups, props.ancestors]);
  const hitsBefore = useMemo(() => matchedNames && countHits(layout, matchedNames), [layout, matchedNames]);
  const [scroller, window] = useFlameWindow(layout, hitsBefore);
  const { widthPx, heightPx, scrollTopPx, viewport, changeViewport, show } = window;
  const full = getFullValue(layout);
  const zoom = getZoom(viewport, full);
  const contentPx = layout.rowCount * ROW_HEIGHT_PX;
  // A focus must not pull up the page below the graph.
  const [tallestPx, setTallestPx] = useState(contentPx);
  if (contentPx > tallestPx) {
    setTallestPx(contentPx);
  }
  const shownSelected =
    selectedNode !== undefined && selectedNode < tree.nodeCount ? getShownNode(tree, groups, selectedNode) : undefined;

  const hasSearch = hitsBefore !== undefined;
  const ancestors = useAncestors({
    ...{ layout, window, selectedNode: shownSelected, onSelectNode },
    onFocusAncestor: (length) => props.onFocusAncestor?.(length),
  });
  usePainting(canvas, window, {
    layout,
    palette,
    unit,
    textAlign,
    hasSearch,
    hovered,
    selectedNode: shownSelected,
    selectedAncestor: ancestors.selected,
  });

  useEffect(() => {
    onView?.({ layout, viewport, widthPx });
  }, [onView, layout, viewport, widthPx]);

  // A frame can be brought on screen only once the screen has a size.
  const isSized = widthPx > 0;
  /** Selected with the pointer: it is on screen, and nothing must move under the pointer. */
  const pointedNode = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (isSized && shownSelected !== undefined && selectedNode !== pointedNode.current) {
      show(shownSelected);
    }
    pointedNode.current = undefined;
    // Only if there is something new to show, not whenever its window changes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selectedNode, layout, isSized]);
  useEffect(() => {
    if (isSized && reveal && reveal.node < tree.nodeCount) {
      show(reveal.node);
    }
    // The sequence alone says that somebody asked anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [reveal?.sequence, isSized]);
  const getPoint = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = canvas.current?.getBoundingClientRect();
    return { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) };
  };
  const setPointed = (next: PointedFrame | undefined) => {
    pointed.set(next);
    if (canvas.current) {
      canvas.current.style.cursor = next || canvas.current.title !== '' ? 'pointer' : 'default';
    }
    const isFunction = next && !next.run && next.node > 0 && !isCut(tree, next.node);
    hovered.set(isFunction ? tree.nameIndex[next.node] : undefined);
  };
  const showAncestor = (index: number | undefined) => {
    if (canvas.current) {
      canvas.current.title = index === undefined ? '' : describeAncestor(layout, index);
    }
  };
  const focusNode = (node: number) => {
    setPointed(undefined);
    // The width of the frame is what its tree will have: shown at once, while the tree is made.
    const startValue = layout.startValue[node] ?? 0;
    changeViewport(() => ({ startValue, endValue: startValue + (tree.total[node] ?? 0) }));
    onFocusNode(node);
  };
  /** Returns the lower left corner of a frame as far as it is on screen, in the browser's window. */
  const getCorner = (node: number): Point => {
    const box = canvas.current?.getBoundingClientRect();
    const frame = window.frames.find((candidate) => candidate.node === node);
    const y = ((layout.row[node] ?? 0) + 1) * ROW_HEIGHT_PX - scrollTopPx;
    return { x: (box?.left ?? 0) + (frame?.xPx ?? 0), y: (box?.top ?? 0) + Math.min(Math.max(0, y), heightPx) };
  };
  const openMenu = (node: number, at: Point) => {
    setPointed(undefined);
    pointedNode.current = node === selectedNode ? undefined : node;
    onSelectNode(node);
    onOpenMenu({ nameIndex: tree.nameIndex[node] ?? 0, node, xPx: at.x, yPx: at.y });
  };
  const openMenuAt = (client: Point) => {
    const found = window.findAt(getPoint({ clientX: client.x, clientY: client.y }));
    if (found) {
      openMenu(found.node, client);
    }
  };

  const [pointerHandlers, gestures] = usePointerGestures({
    onDrag: (dx, dy) => {
      setPointed(undefined);
      changeViewport((before) => panBy(before, full, -dx / widthPx));
      window.scrollBy(-dy);
    },
    onPinch: (middle, factor, dx) => {
      const fraction = getPoint({ clientX: middle.x, clientY: middle.y }).x / widthPx;
      changeViewport((before) => panBy(zoomAt(before, full, fraction, factor), full, -dx / widthPx));
    },
    onLongPress: openMenuAt,
  });
  useWheel(scroller, {
    canPan: zoom > 1,
    onZoom: (event, factor) => {
      setPointed(undefined);
      changeViewport((before) => zoomAt(before, full, getPoint(event).x / widthPx, factor));
    },
    onPan: (dx) => changeViewport((before) => panBy(before, full, dx / widthPx)),
  });

  const menuKeyMs = useRef(-Infinity);
  const handleKeyDown = (event: React.KeyboardEvent) => {
    const action = getKeyAction(event);
    // An Escape with nothing to show belongs to the dialog or drawer around.
    if (!action || (event.key === 'Escape' && zoom === 1)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (action.kind === 'openMenu') {
      menuKeyMs.current = event.timeStamp;
    }
    setPointed(undefined);
    setKeyboardUsed(true);
    if (!ancestors.runKey(action)) {
      runCanvasKey(action, shownSelected, {
        ...{ layout, groups, widthPx, viewport, changeViewport, onSelectNode, onChangeGroups, focusNode },
        openMenu: (node) => openMenu(node, getCorner(node)),
      });
    }
  };

  const context = { unit, wholeTotal, getNotes, hasNotesOnly: props.hasNotesOnly };
  return (
    <div className={styles.box} style={props.isSmall ? { height: '100%', minHeight: 0 } : undefined}>
      {!props.isSmall && (
        <Minimap
          layout={layout}
          widthPx={widthPx}
          left={full > 0 ? viewport.startValue / full : 0}
          right={full > 0 ? viewport.endValue / full : 1}
          top={scrollTopPx / contentPx}
          bottom={Math.min(1, (scrollTopPx + heightPx) / contentPx)}
          onMove={(x, y) => {
            changeViewport((before) => centreOn(before, full, x * full));
            window.scrollTo(y * contentPx - heightPx / 2);
          }}
        />
      )}
      {zoom > 1 && (
        <Button
          className={styles.reset}
          size="sm"
          variant="secondary"
          onClick={() => changeViewport(() => getFullViewport(layout))}
        >
          Reset zoom
        </Button>
      )}
      {/* An application: its arrow keys walk the stacks instead of reading on. */}
      <div
        ref={scroller}
        className={styles.scroller}
        style={props.isSmall ? { flex: 1 } : { flexBasis: tallestPx }}
        role="application"
        aria-label={props.label ?? 'Flame graph'}
        aria-roledescription="flame graph"
        aria-describedby={descriptionId}
        tabIndex={0}
        onScroll={() => {
          window.onScroll();
          setPointed(undefined);
        }}
        onKeyDown={handleKeyDown}
        onBlur={() => setKeyboardUsed(false)}
      >
        <div style={{ height: contentPx }}>
          <canvas
            ref={canvas}
            className={styles.canvas}
            style={{ width: widthPx, height: heightPx }}
            aria-hidden
            {...pointerHandlers}
            onPointerMove={(event) => {
              pointerHandlers.onPointerMove(event);
              if (event.pointerType !== 'touch' && event.buttons === 0) {
                const found = window.findAt(getPoint(event));
                setKeyboardUsed(false);
                showAncestor(found ? undefined : ancestors.findAt(getPoint(event).y));
                setPointed(found && { ...found, at: { x: event.clientX, y: event.clientY } });
              }
            }}
            onPointerLeave={() => setPointed(undefined)}
            onClick={(event) => {
              // The second click of a double click would focus what the first one brought under the pointer.
              if (gestures.wasMoreThanClick || event.detail > 1) {
                return;
              }
              const at = getPoint(event);
              const found = window.findAt(at);
              const ancestor = ancestors.findAt(at.y);
              if (ancestor !== undefined) {
                props.onFocusAncestor?.(ancestor + 1);
              } else if (found?.run) {
                changeViewport((before) => zoomAt(before, full, at.x / widthPx, RUN_ZOOM));
              } else if (found) {
                focusNode(found.node);
              }
            }}
            onDoubleClick={() => changeViewport(() => getFullViewport(layout))}
            onContextMenu={(event) => {
              event.preventDefault();
              // Long presses and menu keys are handled already where they begin.
              if (!gestures.wasTouch && event.timeStamp - menuKeyMs.current > 500) {
                openMenuAt({ x: event.clientX, y: event.clientY });
              }
            }}
          />
        </div>
      </div>
      <div className={styles.ring} style={props.isSmall ? { top: 0 } : undefined} />
      <div id={descriptionId} className={styles.hidden}>
        {KEYS_DESCRIPTION}
      </div>
      <div className={styles.hidden} aria-live="polite" data-testid="flame-live">
        {shownSelected !== undefined && printFrame(layout, shownSelected, context)}
        {ancestors.selected !== undefined && describeAncestor(layout, ancestors.selected)}
      </div>
      <CanvasTooltip
        pointed={pointed}
        keyboardNode={isKeyboardUsed ? shownSelected : undefined}
        layout={layout}
        palette={palette}
        context={context}
        getCorner={getCorner}
      />
    </div>
  );
}

function describeAncestor({ ancestors }: FlameLayout, index: number): string {
  return `${formatFunctionName(ancestors[index] ?? '')}: a caller of what is focused. Enter or a click goes back to it.`;
}
