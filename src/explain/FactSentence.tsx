import type { ExplanationActions } from 'components/ExplanationActions';
import type { Fact } from 'profile/explain/facts/Fact';
import React from 'react';
import { FunctionLink } from './FunctionLink';

interface FactSentenceProps {
  readonly fact: Fact;
  readonly actions: ExplanationActions;
}

/** The sentence of a fact with the functions in it as links. */
export function FactSentence({ fact, actions }: FactSentenceProps): React.JSX.Element {
  return (
    <span>
      {fact.parts.map((part, place) =>
        part.kind === 'function' ? (
          <FunctionLink key={place} name={part.name} text={part.text} actions={actions} />
        ) : (
          <React.Fragment key={place}>{part.text}</React.Fragment>
        ),
      )}
    </span>
  );
}
