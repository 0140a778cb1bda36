import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { trackFailure } from 'loading/failedQuestions';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatShare } from 'profile/format/formatShare';
import { clearCutMarks, isOtherReal } from 'profile/tree/clearCutMarks';
import type { Coverage } from 'profile/tree/computeCoverage';
import { graftSubtree } from 'profile/tree/graftSubtree';
import { AnswerCache } from 'pyroscope/cache';
import { type ProfileQuery, SERVER_MAX_NODES } from 'pyroscope/client';
import { isCancellation, type PyroscopeError, toPyroscopeError } from 'pyroscope/PyroscopeError';
import { getEngine } from 'worker/getEngine';
import { decodeInWorker, type OpenedProfile, openProfile, openTree } from 'worker/OpenedProfile';
import { getPyroscopeClient } from './clients';

/** A profile as it is on screen. */
export interface LoadedProfile {
  readonly serviceName: string;
  readonly query: ProfileQuery;
  readonly opened: OpenedProfile;
  readonly coverage: Coverage;
}

interface ProfileLoaderState extends SceneObjectState {
  /** `refining`: the profile is on screen and the rest of its nodes is on its way. */
  status: 'idle' | 'loading' | 'refining' | 'ready';
  /** The last profile that arrived, of an older question while `loading`. */
  profile?: LoadedProfile;
  /** Why the newest question has no answer, or why the rest could not be loaded. */
  error?: PyroscopeError;
  /** Why a branch that the server cut could not be opened. */
  branchProblem?: string;
}

export interface ProfileQuestion {
  readonly dataSourceUid: string;
  /** Whose profile it is, for people; the query's selector says it to the server. */
  readonly serviceName: string;
  readonly query: ProfileQuery;
  /** True to ask for the rest where the first answer left out much. */
  readonly isProgressive: boolean;
}

// Ask for the rest only where it matters, and only a server that is quick enough to give it.
const REST_MIN_SHARE = 0.01;
const REST_MAX_FIRST_ANSWER_MS = 2_000;

const profiles = new AnswerCache<LoadedProfile>(4);

/** Loads one merged profile: first a limited tree that is soon on screen, then the whole one in its place. */
export class ProfileLoader extends SceneObjectBase<ProfileLoaderState> {
  private request?: AbortController;
  private question?: ProfileQuestion;
  private questionKey?: string;
  private readonly openedBranches = new Set<string>();

  constructor() {
    super({ status: 'idle' });
    this.addActivationHandler(() => () => {
      this.request?.abort();
      this.questionKey = undefined;
      trackFailure(this, false, () => undefined);
    });
  }

  /** Loads the answer unless it was asked for already; cancels what an older question left under way. */
  ask(question: ProfileQuestion): void {
    const key = JSON.stringify(question);
    if (key === this.questionKey) {
      return;
    }
    this.question = question;
    this.questionKey = key;
    this.request?.abort();
    this.request = new AbortController();
    this.openedBranches.clear();
    trackFailure(this, false, () => undefined);
    this.setState({ status: 'loading', error: undefined, branchProblem: undefined });
    void this.load(question, this.request.signal);
  }

  /** Nothing to show: no service chosen yet. */
  clear(): void {
    this.request?.abort();
    this.questionKey = undefined;
    trackFailure(this, false, () => undefined);
    this.setState({ status: 'idle', profile: undefined, error: undefined });
  }

  retry(): void {
    const question = this.question;
    if (question) {
      this.questionKey = undefined;
      this.ask(question);
    }
  }

  /** Loads what the server cut, on the user's word. */
  loadRest(): void {
    if (this.question) {
      this.request?.abort();
      this.request = new AbortController();
      void this.refine(this.question, this.request.signal);
    }
  }

  /**
   * Asks for the stacks of one branch alone, at the full budget, and puts them in its place.
   *
   * @param path names from a child of the root on
   */
  openBranch(path: readonly string[]): void {
    const { profile, status } = this.state;
    const key = JSON.stringify(path);
    if (this.question && profile && status === 'ready' && !this.openedBranches.has(key)) {
      this.openedBranches.add(key);
      this.request?.abort();
      this.request = new AbortController();
      void this.graft(this.question, profile, path, this.request.signal);
    }
  }

  private async load(question: ProfileQuestion, signal: AbortSignal): Promise<void> {
    const startMs = performance.now();
    // Whatever decodes the answer starts while the server makes it.
    void getEngine();
    try {
      const profile = await fetchProfile(question, question.query, signal);
      this.setState({ profile, status: 'ready' });
      const isQuick = performance.now() - startMs < REST_MAX_FIRST_ANSWER_MS;
      const canHaveMore = question.query.maxNodes < SERVER_MAX_NODES;
      if (question.isProgressive && isQuick && canHaveMore && profile.coverage.cutShare > REST_MIN_SHARE) {
        await this.refine(question, signal);
      }
    } catch (error) {
      this.fail(error, signal);
    }
  }

  private async refine(question: ProfileQuestion, signal: AbortSignal): Promise<void> {
    const first = this.state.profile;
    this.setState({ status: 'refining', error: undefined });
    try {
      const query = { ...question.query, maxNodes: SERVER_MAX_NODES };
      const whole = await fetchProfile(question, query, signal);
      const isSameAgain =
        first && first.query.maxNodes < SERVER_MAX_NODES && isOtherReal(first.opened.tree, whole.opened.tree);
      this.setState({ profile: isSameAgain ? withoutCuts(whole) : whole, status: 'ready' });
    } catch (error) {
      this.fail(error, signal);
    }
  }

  private async graft(
    { dataSourceUid }: ProfileQuestion,
    profile: LoadedProfile,
    path: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    this.setState({ status: 'refining', error: undefined, branchProblem: undefined });
    try {
      const query = { ...profile.query, maxNodes: SERVER_MAX_NODES, callSite: path };
      const encoded = await getPyroscopeClient(dataSourceUid).fetchProfile(query, signal);
      const result = graftSubtree(profile.opened.tree, path, await decodeInWorker(encoded));
      if (signal.aborted) {
        return;
      }
      if (result.status === 'grafted') {
        const opened = openTree(result.tree);
        this.setState({ status: 'ready', profile: { ...profile, opened, coverage: opened.coverage } });
      } else {
        this.setState({ status: 'ready', branchProblem: describeRefusal(path, result) });
      }
    } catch (error) {
      this.fail(error, signal);
    }
  }

  private fail(error: unknown, signal: AbortSignal): void {
    if (!signal.aborted && !isCancellation(error)) {
      this.setState({ status: 'ready', error: toPyroscopeError(error) });
      trackFailure(this, true, () => this.retry());
    }
  }
}

function withoutCuts(profile: LoadedProfile): LoadedProfile {
  const opened = openTree(clearCutMarks(profile.opened.tree));
  return { ...profile, opened, coverage: opened.coverage };
}

function describeRefusal(
  path: readonly string[],
  { knownValue, givenValue }: { readonly knownValue: number; readonly givenValue: number },
): string {
  const name = formatFunctionName(path.at(-1) ?? '');
  return (
    `Asked for ${name} alone, the server counts ${formatShare(givenValue / (knownValue || 1))} ` +
    `of what the flame graph has. Its answer is not used; the branch stays as it was.`
  );
}

/** True if what is on screen answers the question, at whatever number of nodes. */
export function isCurrent({ query: shown }: LoadedProfile, asked: ProfileQuery): boolean {
  return (
    shown.fromMs === asked.fromMs &&
    shown.toMs === asked.toMs &&
    shown.profileTypeId === asked.profileTypeId &&
    shown.labelSelector === asked.labelSelector &&
    shown.spanId === asked.spanId &&
    shown.profileId === asked.profileId
  );
}

async function fetchProfile(
  { dataSourceUid, serviceName }: ProfileQuestion,
  query: ProfileQuery,
  signal: AbortSignal,
): Promise<LoadedProfile> {
  const fetchAndDecode = async (requestSignal: AbortSignal): Promise<LoadedProfile> => {
    const encoded = await getPyroscopeClient(dataSourceUid).fetchProfile(query, requestSignal);
    const opened = await openProfile(encoded);
    return { serviceName, query, opened, coverage: opened.coverage };
  };
  return profiles.get(JSON.stringify([dataSourceUid, query]), fetchAndDecode, signal);
}
