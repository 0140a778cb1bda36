import type { Neighbours } from 'profile/functions/computeNeighbours';

/**
 * A row beside a function: another function, what has no neighbour on this side (`own`), or what a server cut (`cut`).
 */
export type NeighbourRow =
  | { readonly kind: 'function'; readonly nameIndex: number; readonly value: number }
  | { readonly kind: 'own' | 'cut'; readonly value: number };

/** Lists all neighbours of a function, largest first; rows that are no function appear only with a value above 0. */
export function listNeighbours({ nameIndex, value, ownValue, cutValue }: Neighbours): NeighbourRow[] {
  const rows: NeighbourRow[] = Array.from(nameIndex, (index, place) => ({
    kind: 'function',
    nameIndex: index,
    value: value[place] ?? 0,
  }));
  insert(rows, { kind: 'own', value: ownValue });
  insert(rows, { kind: 'cut', value: cutValue });
  return rows;
}

function insert(rows: NeighbourRow[], row: NeighbourRow): void {
  if (row.value > 0) {
    const place = rows.findIndex(({ value }) => value < row.value);
    rows.splice(place < 0 ? rows.length : place, 0, row);
  }
}
