import type { Explanation } from 'profile/explain/Explainer';
import { useState } from 'react';
import type { Subject } from './Conversation';

/** An explanation with the view that it is about. */
export interface Shown {
  readonly explanation: Explanation;
  readonly subject: Subject;
}

/**
 * Returns the newest explanation. While the next one is computed the one before stays, with its own view: whoever
 * follows a function into the graph keeps their place, and an answer that comes goes on.
 */
export function useShown(explanation: Explanation | undefined, subject: Subject): Shown | undefined {
  const [shown, setShown] = useState<Shown>();
  if (explanation && (explanation !== shown?.explanation || subject !== shown.subject)) {
    setShown({ explanation, subject });
  }
  return shown;
}
