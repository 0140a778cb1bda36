import { describeProfileType } from 'profile/catalog/describeProfileType';
import { findMeaningProblem } from 'profile/catalog/findMeaningProblem';

interface Wishes {
  /** What is chosen already. */
  readonly current: string;
  /** What the files of the other side hold; undefined where there are none. */
  readonly fileTypeId: string | undefined;
}

/** The profile type of a service to begin with: one that means what the files hold, else what is chosen, else the first. */
export function chooseLiveType(ids: readonly string[], { current, fileTypeId }: Wishes): string {
  const file = fileTypeId === undefined ? undefined : describeProfileType(fileTypeId);
  const fits = file ? ids.filter((id) => findMeaningProblem(file, describeProfileType(id)) === undefined) : [];
  const ofUnit = file ? ids.filter((id) => !findMeaningProblem(file, describeProfileType(id))?.isRefused) : [];
  return [fits, ofUnit, ids].map((each) => (each.includes(current) ? current : each[0])).find(Boolean) ?? current;
}
