import { useKeyedAnswer } from 'components/useAnswer';
import { mapLimited } from 'loading/mapLimited';
import { planParts } from 'profile/amounts/planParts';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import { formatShare } from 'profile/format/formatShare';
import type { Filter } from 'profile/labels/Filter';
import { getTotal } from 'profile/tree/FlameTree';
import { mergeFirstLevel } from 'profile/tree/mergeFirstLevel';
import type { LabelledTree } from 'profile/tree/mergeUnderLabels';
import { fetchPart } from 'queries/fetchPart';
import type { LoadedProfile } from 'queries/ProfileLoader';
import type { ReadFleet } from 'queries/readFleet';
import { useState } from 'react';
import { type OpenedProfile, openTree } from 'worker/OpenedProfile';

const MAX_PARALLEL = 4;

export interface FirstLevelQuestion {
  readonly dataSourceUid: string;
  /** "" for no first level. */
  readonly label: string;
  /** undefined until its services are known. */
  readonly fleet: ReadFleet | undefined;
  readonly profile: LoadedProfile | undefined;
  readonly filters: readonly Filter[];
}

interface LoadedLevel {
  readonly doneCount: number;
  readonly askedCount: number;
  /** What is not under a label of its own, as a sentence. */
  readonly restSentence: string;
  /** undefined until all parts are here. */
  readonly opened: OpenedProfile | undefined;
}

export interface FirstLevel {
  /** The profile under its first level; undefined while there is none. */
  readonly opened: OpenedProfile | undefined;
  /** What is under way, missing or failed; "" for nothing. */
  readonly sentence: string;
  readonly isBusy: boolean;
  readonly cancel: () => void;
  readonly retry: () => void;
}

/**
 * The profile of a fleet with services, or the values of another label, as its first level: a bounded request for each of the
 * heaviest, at most four at a time. Leaving stops what is under way.
 */
export function useFirstLevel({ dataSourceUid, label, fleet, profile, filters }: FirstLevelQuestion): FirstLevel {
  const [canceled, setCanceled] = useState<string>();
  const values = label === 'service_name' ? fleet?.services : fleet?.label === label ? fleet.values : undefined;
  const wholeTotal = profile ? getTotal(profile.opened.tree) : 0;
  const question = profile?.query;
  const key =
    label !== '' && values && question
      ? JSON.stringify([dataSourceUid, label, question, filters, wholeTotal])
      : undefined;
  const { value, current, error, isBusy, retry } = useKeyedAnswer<LoadedLevel>(
    key === undefined || canceled === key ? undefined : key,
    async (signal, show) => {
      const { asked, leftOutCount, leftOutShare } = planParts(values ?? [], { label, filters });
      const others = `${formatInteger(leftOutCount)} others`;
      const restSentence =
        leftOutCount > 0
          ? `${others}, with ${formatShare(leftOutShare)} of it, are one frame: they were not asked.`
          : '';
      let doneCount = 0;
      const tell = () => show({ doneCount, askedCount: asked.length, restSentence, opened: undefined });
      tell();
      const parts = await mapLimited(
        asked,
        MAX_PARALLEL,
        async ({ value: name, labelSelector }): Promise<LabelledTree> => {
          signal.throwIfAborted();
          const tree = question
            ? await fetchPart(dataSourceUid, { ...question, labelSelector }, signal)
            : Promise.reject(new Error('No profile.'));
          doneCount += 1;
          tell();
          return { label: name === '' ? '(no value)' : formatFunctionName(name), tree: await tree };
        },
      );
      const rest = { label: leftOutCount > 0 ? others : 'others', wholeTotal };
      return { doneCount, askedCount: asked.length, restSentence, opened: openTree(mergeFirstLevel(parts, rest)) };
    },
  );
  const isOn = key !== undefined;
  return {
    opened: isOn ? current?.opened : undefined,
    isBusy: isOn && isBusy,
    sentence: isOn
      ? describeLevel(value, { isCanceled: canceled === key, error })
      : label === ''
        ? ''
        : 'The first level is being asked for.',
    cancel: () => setCanceled(key),
    retry: () => {
      setCanceled(undefined);
      retry();
    },
  };
}

function describeLevel(
  level: LoadedLevel | undefined,
  { isCanceled, error }: { readonly isCanceled: boolean; readonly error: string | undefined },
): string {
  if (error !== undefined) {
    return `The first level is not here: ${error}`;
  }
  if (level?.opened) {
    return level.restSentence;
  }
  const progress = level ? `${formatInteger(level.doneCount)} of ${formatInteger(level.askedCount)} are here` : '';
  return isCanceled ? `The first level was canceled. ${progress}` : `The first level is being asked for. ${progress}`;
}
