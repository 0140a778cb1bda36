import type { DataQueryError } from '@grafana/data';
import { PyroscopeError, type PyroscopeErrorKind } from 'pyroscope/PyroscopeError';

/** Connect's error codes, with which the data source's messages begin. */
const KIND_OF_CODE: Readonly<Record<string, PyroscopeErrorKind>> = {
  unavailable: 'unreachable',
  deadline_exceeded: 'unreachable',
  unauthenticated: 'unauthenticated',
  permission_denied: 'forbidden',
  invalid_argument: 'refused',
  out_of_range: 'refused',
  resource_exhausted: 'refused',
  failed_precondition: 'refused',
  not_found: 'refused',
  unimplemented: 'unsupported',
};

const KIND_OF_STATUS: Readonly<Record<number, PyroscopeErrorKind>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'unsupported',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
};

/** What went wrong with a query on Grafana's query path, in the terms of a direct call. */
export function toQueryError(error: DataQueryError): PyroscopeError {
  const message = error.data?.message ?? error.data?.error ?? error.message ?? error.statusText ?? 'The query failed.';
  const [, code = '', rest = ''] = /^([a-z_]+): ([\s\S]*)$/.exec(message) ?? [];
  const kindOfCode = KIND_OF_CODE[code];
  if (kindOfCode) {
    return new PyroscopeError(kindOfCode, rest);
  }
  return new PyroscopeError(KIND_OF_STATUS[error.status ?? 0] ?? 'failed', message);
}
