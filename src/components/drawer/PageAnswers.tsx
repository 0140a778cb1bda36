import React, { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Answer, FrontAnswer } from './Drawer';

/** Something to read about a page, whatever is on it. */
type PageAnswer = Pick<Answer, 'id' | 'title' | 'content'>;

interface PageAnswersValue {
  readonly answers: readonly Answer[];
  /** Answer that was opened last. */
  readonly asked: FrontAnswer | undefined;
  /** True while a view of a tree has a drawer, in which the page's answers are, too. */
  readonly hasView: boolean;
  readonly open: (answer: PageAnswer) => void;
  readonly bringToFront: (id: string) => void;
  readonly close: (id: string) => void;
  /** Registers a view with a drawer. Returns a function that removes it. */
  readonly addView: () => () => void;
}

const PageAnswersContext = createContext<PageAnswersValue | undefined>(undefined);

/** Keeps the answers that belong to a page, and not to a view of a tree on it: both open in one drawer. */
export function PageAnswers({ children }: { readonly children: React.ReactNode }): React.JSX.Element {
  const [opened, setOpened] = useState<readonly PageAnswer[]>([]);
  const [asked, setAsked] = useState<FrontAnswer>();
  const [viewCount, setViewCount] = useState(0);
  const bringToFront = useCallback(
    (id: string) => setAsked((before) => ({ id, sequence: (before?.sequence ?? 0) + 1 })),
    [],
  );
  const close = useCallback((id: string) => setOpened((before) => before.filter((other) => other.id !== id)), []);
  const addView = useCallback(() => {
    setViewCount((count) => count + 1);
    return () => setViewCount((count) => count - 1);
  }, []);
  const open = useCallback(
    (answer: PageAnswer) => {
      setOpened((before) => [...before.filter(({ id }) => id !== answer.id), answer]);
      bringToFront(answer.id);
    },
    [bringToFront],
  );
  const value = useMemo(
    (): PageAnswersValue => ({
      answers: opened.map((answer) => ({ ...answer, topic: '', onClose: () => close(answer.id) })),
      hasView: viewCount > 0,
      ...{ asked, open, bringToFront, close, addView },
    }),
    [opened, asked, viewCount, open, bringToFront, close, addView],
  );
  return <PageAnswersContext.Provider value={value}>{children}</PageAnswersContext.Provider>;
}

/** undefined on a page without answers. */
export function usePageAnswers(): PageAnswersValue | undefined {
  return useContext(PageAnswersContext);
}

/**
 * Returns a function that opens an answer in the page's drawer, or brings it to the front. The answer closes with the
 * part of the page that opened it.
 */
export function usePageAnswer(answer: PageAnswer): () => void {
  const page = usePageAnswers();
  const close = page?.close;
  const { id } = answer;
  useEffect(() => () => close?.(id), [close, id]);
  return () => page?.open(answer);
}
