import React, { type ComponentType, lazy, Suspense } from 'react';
import { StateMessage } from './StateMessage';

/**
 * Creates a component whose code loads when it is first drawn.
 *
 * @param waiting sentence shown until then; "" for nothing
 */
export function lazyComponent<Props extends object>(
  waiting: string,
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): (props: Props) => React.JSX.Element {
  // `lazy` returns a component with the same props, which TypeScript does not see while they are a parameter.
  const Part = lazy(load) as unknown as ComponentType<Props>;
  const fallback = waiting === '' ? null : <StateMessage kind="loading" title={waiting} />;
  return function LazyComponent(props) {
    return (
      <Suspense fallback={fallback}>
        <Part {...props} />
      </Suspense>
    );
  };
}
