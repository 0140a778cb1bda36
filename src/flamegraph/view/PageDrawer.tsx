import { Drawer } from 'components/drawer/Drawer';
import { usePageAnswers } from 'components/drawer/PageAnswers';
import { useDrawerSize } from 'flamegraph/state/useDrawerSize';
import React, { type RefObject } from 'react';

/** The drawer of a page, if no view of a tree has one. */
export default function PageDrawer({ home }: { readonly home: RefObject<HTMLElement> }): React.JSX.Element | null {
  const page = usePageAnswers();
  const [size, setSize] = useDrawerSize();
  return page && !page.hasView ? (
    <Drawer
      answers={page.answers}
      front={page.asked}
      onFront={page.bringToFront}
      size={size}
      onSize={setSize}
      home={home}
    />
  ) : null;
}
