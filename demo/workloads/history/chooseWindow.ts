import type { RecordedFile } from '../../profiles/Manifest';
import { pickFrom, type Random } from '../random';

/**
 * Chooses one of the untraced windows for a demand. Between two recorded loads it chooses both, the nearer one more often, so
 * that the mean of many choices is the demand.
 */
export function chooseWindow(files: readonly RecordedFile[], demand: number, random: Random): RecordedFile {
  const untraced = files.filter((file) => !file.isTraced);
  const load = chooseLoad([...new Set(untraced.map((file) => file.load))], demand, random);
  return pickFrom(
    random,
    untraced.filter((file) => file.load === load),
  );
}

function chooseLoad(loads: readonly number[], demand: number, random: Random): number {
  const below = Math.max(...loads.filter((load) => load <= demand));
  const above = Math.min(...loads.filter((load) => load >= demand));
  if (!Number.isFinite(below) || above === below) {
    return above;
  }
  if (!Number.isFinite(above)) {
    return below;
  }
  return random() < (demand - below) / (above - below) ? above : below;
}
