import { Button } from '@grafana/ui';
import React from 'react';

type BusyButtonProps = React.ComponentProps<typeof Button> & {
  /** True while what the button began goes on: it then does nothing. */
  readonly isBusy: boolean;
};

/** A button that keeps the focus while it is busy: a disabled one loses it, and who presses keys begins at the top of the page. */
export function BusyButton({ isBusy, onClick, ...props }: BusyButtonProps): React.JSX.Element {
  return <Button {...props} aria-busy={isBusy} onClick={isBusy ? undefined : onClick} />;
}
