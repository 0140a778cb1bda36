import type { NameParts } from './NameParts';

/**
 * Names with dots of which no language is known. The package is what comes before the first part that begins with a
 * capital letter, or before the last part.
 *
 *     flask.app.Flask.wsgi_app     flask.app | Flask.wsgi_app
 *     lodash.debounce              lodash    | debounce
 */
export function splitDottedName(name: string): NameParts | undefined {
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
