import { readStored, writeStored } from 'grafana/storage';
import { useState } from 'react';

/** A choice of size that this browser keeps. `isValid` refuses what somebody else wrote there. */
export function useStoredValue<T>(
  key: string,
  usual: T,
  isValid: (value: unknown) => value is T,
): [value: T, set: (value: T) => void] {
  const [value, setValue] = useState(() => readStored(key, isValid) ?? usual);
  const set = (next: T) => {
    setValue(next);
    writeStored(key, next);
  };
  return [value, set];
}
