import { locateError } from 'profile/tree/ProfileDecodeError';

/** Way to an item: the step to its parent, and its place in the list of children. */
interface Step {
  readonly above: Step | undefined;
  readonly place: number;
}

/** Steps of a path that are written out at each of its ends; files may be thousands of levels deep. */
const SHOWN_STEPS = 4;

/** Children of an item that was read, and data that is passed to them. */
interface Visited<Told> {
  readonly children: readonly unknown[];
  readonly told: Told;
}

/**
 * Walks an item whose children are nested in it, each before its children and the first child first. It does not call itself:
 * a file may be as deep as it likes.
 *
 * @param name what leads to the item in its file: "root_frame"
 * @param visit reads one item, given what its parent told
 * @throws what `visit` throws; a ProfileDecodeError says where in the file the item stands: "root_frame.children[2]"
 */
export function walkNested<Told>(
  { item, name, told }: { readonly item: unknown; readonly name: string; readonly told: Told },
  visit: (item: unknown, told: Told) => Visited<Told>,
): void {
  const open: Array<{ readonly item: unknown; readonly told: Told; readonly step: Step | undefined }> = [
    { item, told, step: undefined },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { step } = next;
    let visited: Visited<Told>;
    try {
      visited = visit(next.item, next.told);
    } catch (error) {
      throw locateError(error, printPath(name, step));
    }
    const { children } = visited;
    for (let place = children.length - 1; place >= 0; place--) {
      open.push({ item: children[place], told: visited.told, step: { above: step, place } });
    }
  }
}

/** Prints a path: "head.children[0].children[3]". */
function printPath(name: string, last: Step | undefined): string {
  const steps: string[] = [];
  for (let step = last; step; step = step.above) {
    steps.push(`.children[${step.place}]`);
  }
  steps.reverse();
  const left = steps.length - 2 * SHOWN_STEPS;
  const shown =
    left > 1 ? [...steps.slice(0, SHOWN_STEPS), ` … ${left} more levels … `, ...steps.slice(-SHOWN_STEPS)] : steps;
  return `${name}${shown.join('')}`;
}
