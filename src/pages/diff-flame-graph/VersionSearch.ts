import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import type { VersionChange } from 'profile/series/ranges/findVersionChange';
import { ServerLoader } from 'queries/ServerLoader';
import { fetchVersionChange, type VersionAnswer, type VersionQuestion } from './fetchVersionChange';

interface VersionSearchState extends SceneObjectState {
  isAsking: boolean;
  /** Reason for people why there is none; "" unless the last search found none. */
  sentence: string;
}

/** The search for the last version that begins in a range. A newer search ends the older one. */
export class VersionSearch extends SceneObjectBase<VersionSearchState> {
  private readonly loader = new ServerLoader<VersionQuestion, VersionAnswer>(
    (question, signal) => fetchVersionChange(this, question, signal),
    ({ isLoading, answer, error }) => {
      const reason = answer?.status === 'none' ? answer.sentence : '';
      const sentence = error ? `Versions could not be looked up: ${error.message}` : reason;
      this.setState({ isAsking: isLoading, sentence: isLoading ? '' : sentence });
      if (!isLoading && answer?.status === 'found') {
        this.onFound(answer.change);
      }
    },
  );

  /** `onFound` takes the change that a search found; if it found none, the state says why. */
  constructor(private readonly onFound: (change: VersionChange) => void) {
    super({ isAsking: false, sentence: '' });
    this.addActivationHandler(() => () => this.loader.clear());
  }

  find(question: VersionQuestion): void {
    this.loader.clear();
    this.loader.ask(JSON.stringify(question), question);
  }
}
