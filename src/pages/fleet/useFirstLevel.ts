import { useKeyedAnswer } from 'components/useAnswer';
import type { FleetPart } from 'profile/amounts/planParts';
import { formatInteger } from 'profile/format/formatNumber';
import type { Filter } from 'profile/labels/Filter';
import { getTotal } from 'profile/tree/FlameTree';
import { fetchPart } from 'queries/fetchPart';
import type { LoadedProfile } from 'queries/ProfileLoader';
import type { ReadFleet } from 'queries/readFleet';
import { useState } from 'react';
import { type OpenedProfile, openTree } from 'worker/OpenedProfile';
import { type LoadedLevel, loadFirstLevel } from './loadFirstLevel';

export interface FirstLevelQuestion {
  readonly dataSourceUid: string;
  /** "" for no first level. */
  readonly label: string;
  /** undefined until its services are known. */
  readonly fleet: ReadFleet | undefined;
  readonly profile: LoadedProfile | undefined;
  readonly filters: readonly Filter[];
}

interface OpenedLevel extends LoadedLevel {
  readonly opened?: OpenedProfile | undefined;
}

export interface FirstLevel {
  /** The profile under its first level; undefined while there is none. */
  readonly opened: OpenedProfile | undefined;
  /** Sentence about what is loading, missing or failed; "" for nothing. */
  readonly sentence: string;
  readonly isBusy: boolean;
  /** Some parts of it, or all, did not come. */
  readonly hasFailures: boolean;
  readonly cancel: () => void;
  readonly retry: () => void;
}

/**
 * Returns the profile of a fleet with services, or the values of another label, as its first level: a bounded request
 * for each of the heaviest, at most four at a time. Leaving the page stops them.
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
  const { value, current, error, isBusy, retry } = useKeyedAnswer<OpenedLevel>(
    key === undefined || canceled === key ? undefined : key,
    async (signal, show) => {
      const ask = ({ labelSelector }: FleetPart, own: AbortSignal) =>
        question
          ? fetchPart(dataSourceUid, { ...question, labelSelector }, own)
          : Promise.reject(new Error('No profile.'));
      const parts = { label, values: values ?? [], filters, wholeTotal, fetchPart: ask };
      const level = await loadFirstLevel(parts, signal, show);
      return { ...level, opened: level.tree && openTree(level.tree) };
    },
  );
  const isOn = key !== undefined;
  return {
    opened: isOn ? current?.opened : undefined,
    isBusy: isOn && isBusy,
    hasFailures: isOn && (error !== undefined || current?.hasFailures === true),
    sentence: isOn
      ? describeLevel(value, { isCanceled: canceled === key, error })
      : label === ''
        ? ''
        : 'Loading the first level.',
    cancel: () => setCanceled(key),
    retry: () => {
      setCanceled(undefined);
      retry();
    },
  };
}

function describeLevel(
  level: OpenedLevel | undefined,
  { isCanceled, error }: { readonly isCanceled: boolean; readonly error: string | undefined },
): string {
  if (error !== undefined) {
    return `The first level could not be loaded: ${error}`;
  }
  if (level?.opened) {
    return level.restSentence;
  }
  const progress = level ? `${formatInteger(level.doneCount)} of ${formatInteger(level.askedCount)} are here` : '';
  return isCanceled ? `The first level was canceled. ${progress}` : `Loading the first level. ${progress}`;
}
