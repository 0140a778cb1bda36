import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import type { VersionChange } from 'profile/series/ranges/findVersionChange';
import { fetchVersionChange, type VersionQuestion } from './fetchVersionChange';

interface VersionSearchState extends SceneObjectState {
  isAsking: boolean;
  /** Why there is none, for people; "" unless the last search found none. */
  sentence: string;
}

/** The search for the last version that begins in a range. A newer search ends the older one. */
export class VersionSearch extends SceneObjectBase<VersionSearchState> {
  private request?: AbortController;

  constructor() {
    super({ isAsking: false, sentence: '' });
    this.addActivationHandler(() => () => {
      this.request?.abort();
      this.setState({ isAsking: false });
    });
  }

  /** Undefined where there is none, which the state then explains, and after a newer search. */
  async find(question: VersionQuestion): Promise<VersionChange | undefined> {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    this.setState({ isAsking: true, sentence: '' });
    try {
      const answer = await fetchVersionChange(this, question, request.signal);
      this.setState({ isAsking: false, sentence: answer.status === 'none' ? answer.sentence : '' });
      return answer.status === 'found' ? answer.change : undefined;
    } catch (error) {
      if (!request.signal.aborted) {
        const reason = error instanceof Error ? error.message : String(error);
        this.setState({ isAsking: false, sentence: `Versions could not be looked up: ${reason}` });
      }
      return undefined;
    }
  }
}
