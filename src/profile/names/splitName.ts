import { getCollapsedPackage } from './collapsedName';
import type { NameParts } from './NameParts';
import { splitDotnetName } from './splitDotnetName';
import { splitFileName } from './splitFileName';
import { splitGoName } from './splitGoName';
import { splitJvmName } from './splitJvmName';
import { splitNativeName } from './splitNativeName';
import { splitScopedName } from './splitScopedName';

/** Longer names are left whole: nobody reads their parts, and hostile ones should cost nothing. */
const MAX_LENGTH = 1_024;

/**
 * Takes a function name apart, as the profilers of many languages write it:
 *
 *     github.com/x/y.(*T).Get               github.com/x/y | (*T).Get
 *     java/util/HashMap.put                 java.util      | HashMap.put
 *     flask/app.py:-1 - dispatch            flask          | dispatch
 *     <alloc::vec::Vec<T> as Drop>::drop    alloc          | Vec::drop
 */
export function splitName(name: string): NameParts {
  const whole: NameParts = { packageName: '', shortName: name, language: 'unknown' };
  if (name.length > MAX_LENGTH) {
    return whole;
  }
  const collapsedPackage = getCollapsedPackage(name);
  if (collapsedPackage !== undefined) {
    return { ...whole, packageName: collapsedPackage };
  }
  return (
    splitFileName(name, splitName) ??
    splitNativeName(name, splitName) ??
    splitDotnetName(name) ??
    splitScopedName(name) ??
    splitGoName(name) ??
    splitJvmName(name) ??
    splitDottedName(name) ??
    whole
  );
}

/**
 * Splits names with dots whose language is unknown. The package is what comes before the first part that begins with a
 * capital letter, or before the last part.
 *
 *     flask.app.Flask.wsgi_app     flask.app | Flask.wsgi_app
 *     lodash.debounce              lodash    | debounce
 */
function splitDottedName(name: string): NameParts | undefined {
  const parts = name.split('.');
  if (parts.length < 2 || !parts.every((part) => /^[\w$<>#-]+$/.test(part))) {
    return undefined;
  }
  const firstClass = parts.findIndex((part, index) => index === parts.length - 1 || /^[A-Z]/.test(part));
  return {
    packageName: parts.slice(0, firstClass).join('.'),
    shortName: parts.slice(firstClass).join('.'),
    language: 'unknown',
  };
}
