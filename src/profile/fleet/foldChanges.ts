import { addItem } from 'profile/collect';
import { formatInteger } from 'profile/format/formatNumber';
import type { ChangeList, ChangeRow, ChangeStatus } from './listChanges';

/** Functions that changed in one service alone, as one row. */
export interface ChangeGroup {
  readonly kind: 'functions';
  readonly name: string;
  /** Sums of the functions that got dearer, and of the functions that got cheaper; the second is 0 or less. */
  readonly gained: number;
  readonly lost: number;
  readonly rows: readonly ChangeRow[];
}

export interface FoldedChanges {
  /** Rows that are sure, are being checked, or stand out and are not checked yet. */
  readonly shown: ReadonlyArray<ChangeRow | ChangeGroup>;
  readonly folded: readonly ChangeRow[];
  /** Number of hidden rows and the reason; "" if all are shown. */
  readonly sentence: string;
}

/** More rows would push the content below off the screen. */
const MOST_SHOWN = 8;

/** Largest number of functions of one service that have rows of their own. */
const MOST_OF_SERVICE = 3;

/**
 * Chooses the rows to show first. If many functions changed in one service alone, as with a new version, they become
 * one row at the place of the largest; functions that changed in several services keep their own rows.
 */
export function foldChanges({ rows, leftOutCount }: ChangeList): FoldedChanges {
  const groups = groupFunctions(rows.filter(isWorthShowing));
  const shown = groups.slice(0, MOST_SHOWN);
  const isShown = new Set(shown.flatMap((row) => (row.kind === 'functions' ? row.rows : [row])));
  const folded = rows.filter((row) => !isShown.has(row));
  return { shown, folded, sentence: describeFolded(folded, leftOutCount, shown.length > 0) };
}

function isWorthShowing({ status, since }: ChangeRow): boolean {
  return status === 'sure' || status === 'open' || (status === 'not-tested' && since !== undefined);
}

function groupFunctions(rows: readonly ChangeRow[]): ReadonlyArray<ChangeRow | ChangeGroup> {
  const ofService = new Map<string, ChangeRow[]>();
  for (const row of rows) {
    const name = getOnlyService(row);
    if (name !== undefined) {
      addItem(ofService, name, row);
    }
  }
  return rows.flatMap((row): ReadonlyArray<ChangeRow | ChangeGroup> => {
    const name = getOnlyService(row);
    const group = (name !== undefined && ofService.get(name)) || [];
    if (name === undefined || group.length <= MOST_OF_SERVICE) {
      return [row];
    }
    const add = (sign: number) =>
      group.reduce((sum, { difference }) => (difference * sign > 0 ? sum + difference : sum), 0);
    return group[0] === row ? [{ kind: 'functions' as const, name, gained: add(1), lost: add(-1), rows: group }] : [];
  });
}

/** Returns the service of a function that changed in no other; undefined for all other rows. */
function getOnlyService({ kind, services }: ChangeRow): string | undefined {
  return kind === 'function' && services.length === 1 ? services[0].name : undefined;
}

function describeFolded(folded: readonly ChangeRow[], leftOutCount: number, hasShown: boolean): string {
  const count = (status: ChangeStatus, standsOut?: boolean) =>
    folded.filter(
      (row) => row.status === status && (standsOut ?? row.since !== undefined) === (row.since !== undefined),
    ).length;
  const failure = folded.find(({ status }) => status === 'failed')?.note ?? '';
  const [chanceCount, calmCount] = [count('chance'), count('not-tested', false)];
  const ofServices = [
    { number: count('open'), one: 'is being checked', many: 'are being checked' },
    { number: count('not-tested', true), one: 'stands out', many: 'stand out' },
    { number: chanceCount, one: 'differs, which may be noise', many: 'differ, which may be noise' },
    { number: calmCount, one: 'differs, but does not stand out', many: 'differ, but do not stand out' },
    {
      number: count('failed'),
      one: `could not be checked (${failure})`,
      many: `could not be checked (${failure})`,
    },
    { number: count('incomplete'), one: 'has incomplete data', many: 'have incomplete data' },
    {
      ...{ number: leftOutCount, one: 'differs by less and is not checked' },
      many: 'differ by less and are not checked',
    },
  ].filter(({ number }) => number > 0);
  const sureCount = count('sure');
  return [
    hasShown ? '' : chanceCount > 0 ? 'No change is sure.' : calmCount > 0 ? 'No service stands out.' : '',
    sureCount > 0 ? `${formatInteger(sureCount)} more ${sureCount === 1 ? 'change is' : 'changes are'} sure.` : '',
    ...ofServices.map(({ number, one, many }, place) => {
      const noun = `${hasShown ? ' more' : ''} ${number === 1 ? 'service' : 'services'}`;
      return `${formatInteger(number)}${place === 0 ? noun : ''} ${number === 1 ? one : many}.`;
    }),
  ]
    .filter(Boolean)
    .join(' ');
}
