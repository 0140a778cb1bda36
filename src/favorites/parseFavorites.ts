import { parseJson, toFields } from 'profile/formats/parseJson';
import { decodeFilters } from 'profile/labels/decodeFilter';
import { type Filter, isCompleteFilter } from 'profile/labels/Filter';
import { PANEL_TYPES, type PanelType } from 'url/parameters';
import { type Favorite, getFavoriteKey } from './Favorite';

export const FAVORITES_VERSION = 1;

/** Largest number of favorites. It is far more than a page can show, or than a person would click. */
export const MAX_FAVORITES = 500;

/** Length of a document, in UTF-16 units. */
export const MAX_FAVORITES_LENGTH = 1024 * 1024;

export interface FavoritesDocument {
  /** Favorites without duplicates. */
  readonly favorites: readonly Favorite[];
  /** Entries that mean no favorite to this version, as they came. */
  readonly unreadable: readonly unknown[];
}

export const NO_FAVORITES: FavoritesDocument = { favorites: [], unreadable: [] };

/** Thrown for text that is no list of favorites; the message is a sentence for users. */
export class FavoritesFormatError extends Error {
  override readonly name = 'FavoritesFormatError';
}

/**
 * Reads what `printFavorites` wrote, and upstream's list of favorites:
 * `[{ index, panelType, queryRunnerParams: { serviceName, profileMetricId, groupBy?: { label }, filters?: [{ key, operator,
 * value }] } }]`. Entries that are neither are set aside. Throws FavoritesFormatError if the whole is no list, is too
 * long, or was written by a newer version.
 */
export function parseFavorites(text: string): FavoritesDocument {
  if (text.length > MAX_FAVORITES_LENGTH) {
    throw new FavoritesFormatError('This is too long for a list of favorites.');
  }
  const favorites = new Map<string, Favorite>();
  const unreadable: unknown[] = [];
  for (const entry of readEntries(readJson(text))) {
    const favorite = readFavorite(entry);
    if (favorite) {
      favorites.set(getFavoriteKey(favorite), favorites.get(getFavoriteKey(favorite)) ?? favorite);
    } else {
      unreadable.push(entry);
    }
  }
  if (favorites.size > MAX_FAVORITES) {
    throw new FavoritesFormatError(`These are ${favorites.size} favorites; ${MAX_FAVORITES} is the most there can be.`);
  }
  return { favorites: [...favorites.values()], unreadable };
}

function readJson(text: string): unknown {
  const value = parseJson(text);
  if (value === undefined) {
    throw new FavoritesFormatError('This is not JSON.');
  }
  return value;
}

function readEntries(document: unknown): readonly unknown[] {
  if (Array.isArray(document)) {
    return document;
  }
  const { version, favorites } = toFields(document);
  if (typeof version === 'number' && version > FAVORITES_VERSION) {
    throw new FavoritesFormatError('These favorites were written by a newer version of this app.');
  }
  if (version !== FAVORITES_VERSION || !Array.isArray(favorites)) {
    throw new FavoritesFormatError('This JSON text holds no list of favorites.');
  }
  return favorites;
}

function readFavorite(entry: unknown): Favorite | undefined {
  const fields = toFields(entry);
  if (fields.queryRunnerParams !== undefined) {
    const params = toFields(fields.queryRunnerParams);
    return buildFavorite({
      serviceName: params.serviceName,
      profileTypeId: params.profileMetricId,
      groupBy: toFields(params.groupBy).label,
      filters: readAll(params.filters, readUpstreamFilter),
      panelType: fields.panelType,
      colorIndex: fields.index,
    });
  }
  return buildFavorite({ ...fields, filters: readAll(fields.filters, readFilterText) });
}

/** Builds a favorite from fields of the right type; undefined if a required field is missing or a filter would be lost. */
function buildFavorite(fields: {
  readonly serviceName?: unknown;
  readonly profileTypeId?: unknown;
  readonly groupBy?: unknown;
  readonly filters: readonly Filter[] | undefined;
  readonly panelType?: unknown;
  readonly colorIndex?: unknown;
}): Favorite | undefined {
  const { serviceName, profileTypeId, groupBy, filters, panelType, colorIndex } = fields;
  const isWhole = isText(serviceName) && isText(profileTypeId) && filters && (groupBy === undefined || isText(groupBy));
  return isWhole
    ? {
        serviceName,
        profileTypeId,
        ...(groupBy !== undefined && { groupBy }),
        filters,
        panelType: isPanelType(panelType) ? panelType : 'time-series',
        ...(Number.isSafeInteger(colorIndex) && { colorIndex: Math.abs(Number(colorIndex)) }),
      }
    : undefined;
}

/** undefined if one of the filters is invalid: without it the favorite would show something else. */
function readAll(filters: unknown, read: (filter: unknown) => Filter | undefined): readonly Filter[] | undefined {
  if (filters === undefined) {
    return [];
  }
  const all = Array.isArray(filters) ? filters.map(read) : [undefined];
  return all.every((filter) => filter !== undefined) ? all : undefined;
}

function readFilterText(text: unknown): Filter | undefined {
  return typeof text === 'string' ? decodeFilters([text]).filters[0] : undefined;
}

/** Upstream uses the operators of its URL, and separates the values of a list by `|`. */
function readUpstreamFilter(filter: unknown): Filter | undefined {
  const { key, operator, value } = toFields(filter);
  if (!isText(key) || typeof operator !== 'string' || typeof value !== 'string') {
    return undefined;
  }
  if (operator === '=' && value === '') {
    return { label: key, operator: 'is-empty', values: [] };
  }
  if (operator === '=' || operator === '!=') {
    return { label: key, operator, values: [value] };
  }
  // Names are escaped, as decoding expects; values are read like upstream's own URLs.
  const [read] = decodeFilters([`x|${operator}|${value.replaceAll(',', '__gfc__')}`]).filters;
  return read && isCompleteFilter(read) ? { ...read, label: key } : undefined;
}

function isPanelType(value: unknown): value is PanelType {
  return PANEL_TYPES.some((type) => type === value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
