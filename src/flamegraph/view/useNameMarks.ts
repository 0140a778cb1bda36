import { useAnswer } from 'components/useAnswer';
import { getEngine } from 'worker/getEngine';

const NO_MARKS: ReadonlyMap<string, string> = new Map();

/** What tells functions on screen apart that read the same; none until it is worked out beside what is drawn. */
export function useNameMarks(names: readonly string[] | undefined): ReadonlyMap<string, string> {
  const { value } = useAnswer([names], names && (async () => (await getEngine()).markNames(names)));
  return value ?? NO_MARKS;
}
