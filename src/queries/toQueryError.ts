import type { DataQueryError, PanelData } from '@grafana/data';
import { classifyFailure, classifyQueryText } from 'pyroscope/classifyFailure';
import { PyroscopeError } from 'pyroscope/PyroscopeError';

/** Returns the error of an answer; undefined if nothing failed. */
export function getQueryError({ errors, error }: Pick<PanelData, 'errors' | 'error'>): DataQueryError | undefined {
  return errors?.[0] ?? error;
}

/** Converts a failed query on Grafana's query path to the error of a direct call. */
export function toQueryError(error: DataQueryError): PyroscopeError {
  if (error instanceof PyroscopeError) {
    return error;
  }
  const { status, data, refId } = error;
  const message = error.message ?? data?.message ?? data?.error ?? error.statusText ?? '';
  // The data source's text for one query has the query's letter; Grafana's own answer is about all of them.
  return refId === undefined && status !== undefined
    ? classifyFailure({ status, body: readBody(error) })
    : classifyQueryText(message || 'The query failed.');
}

/** Reads the body. If it is not JSON, Grafana's request service keeps it beside the error. */
function readBody({ data, message, statusText }: DataQueryError): string {
  const isObject = typeof data === 'object' && data !== null;
  if (isObject && 'response' in data && typeof data.response === 'string') {
    return data.response;
  }
  return isObject && data.message !== 'Unexpected error' ? JSON.stringify(data) : (message ?? statusText ?? '');
}
