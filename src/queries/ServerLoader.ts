import { Loader, type LoaderOptions, type LoadState } from 'loading/Loader';
import { isCancellation, type PyroscopeError, toPyroscopeError } from 'pyroscope/PyroscopeError';

/** State of a question to a Pyroscope server. */
export type ServerState<A> = LoadState<A, PyroscopeError>;

/** A loader whose questions a Pyroscope server answers. */
export class ServerLoader<Q, A> extends Loader<Q, A, PyroscopeError> {
  constructor(
    load: LoaderOptions<Q, A, PyroscopeError>['load'],
    onChange: LoaderOptions<Q, A, PyroscopeError>['onChange'],
  ) {
    super({ load, onChange, toError: (thrown) => (isCancellation(thrown) ? undefined : toPyroscopeError(thrown)) });
  }
}
