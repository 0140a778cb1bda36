import { useEffect, useRef } from 'react';

/** Takes files, or text as one file, that somebody pastes anywhere but into a field. */
export function usePastedFiles(take: (files: readonly File[]) => void): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const isTyped = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
      const { files } = event.clipboardData ?? { files: [] };
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const pasted = files.length > 0 ? [...files] : text.trim() === '' ? [] : [new File([text], 'pasted text')];
      if (!isTyped && pasted.length > 0) {
        event.preventDefault();
        latest.current(pasted);
      }
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}
