import type { Store } from 'flamegraph/state/Store';
import React, { useSyncExternalStore } from 'react';
import { describeFrame, describeRun } from './describeFrame';
import type { FlameLayout } from './FlameLayout';
import { FlameTooltip } from './FlameTooltip';
import type { FramePalette } from './FramePalette';
import type { Point } from './PointerGestures';
import type { FramePoint } from './useFlameWindow';

/** The frame under the pointer, and the pointer's place. */
export interface PointedFrame extends FramePoint {
  /** Position in the browser's window. */
  readonly at: Point;
}

interface CanvasTooltipProps {
  readonly pointed: Store<PointedFrame | undefined>;
  /** The frame to describe while the pointer is on none. */
  readonly keyboardNode: number | undefined;
  readonly layout: FlameLayout;
  readonly palette: FramePalette;
  readonly context: Parameters<typeof describeFrame>[2];
  /** Returns the corner at which a frame begins on screen, in the browser's window. */
  readonly getCorner: (node: number) => Point;
}

/** Describes the frame under the pointer. It is drawn at every move of the pointer, and the graph around it is not. */
export function CanvasTooltip(props: CanvasTooltipProps): React.JSX.Element | null {
  const { pointed, keyboardNode, layout, palette, context, getCorner } = props;
  const pointedFrame = useSyncExternalStore(pointed.subscribe, pointed.get);
  const { node = keyboardNode, run, at } = pointedFrame ?? {};
  if (node === undefined || node >= layout.tree.nodeCount) {
    return null;
  }
  return (
    <FlameTooltip
      description={run ? describeRun(run) : describeFrame(layout, node, context)}
      colorLabel={run ? undefined : palette.getStyle(node).label}
      getAnchor={() => at ?? getCorner(node)}
    />
  );
}
