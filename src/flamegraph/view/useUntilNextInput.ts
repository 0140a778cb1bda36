import { useEffect, useState } from 'react';

/** Returns a sentence that stands until the user does something else. */
export function useUntilNextInput(): [sentence: string, say: (sentence: string) => void] {
  const [sentence, say] = useState('');
  useEffect(() => {
    if (sentence === '') {
      return undefined;
    }
    const forget = () => say('');
    document.addEventListener('keydown', forget, true);
    document.addEventListener('pointerdown', forget, true);
    return () => {
      document.removeEventListener('keydown', forget, true);
      document.removeEventListener('pointerdown', forget, true);
    };
  }, [sentence]);
  return [sentence, say];
}
