import { SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { getCurrentAnswer } from 'loading/Loader';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatShare } from 'profile/format/formatNumber';
import { printPartKey } from 'profile/parts/ProfilePart';
import { clearCutMarks, isOtherReal } from 'profile/tree/clearCutMarks';
import type { Coverage } from 'profile/tree/computeCoverage';
import { graftSubtree } from 'profile/tree/graftSubtree';
import { AnswerCache } from 'pyroscope/cache';
import type { ProfileQuery } from 'pyroscope/client';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import { SERVER_MAX_NODES } from 'pyroscope/serverLimits';
import { getEngine } from 'worker/getEngine';
import { decodeInWorker, type OpenedProfile, openProfile, openTree } from 'worker/OpenedProfile';
import { getPyroscopeClient } from './clients';
import { ServerLoader, type ServerState } from './ServerLoader';

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
  /** Reason why the newest question has no answer, or why the rest failed to load. */
  error?: PyroscopeError;
  /** Reason why a branch that the server cut could not be opened. */
  branchProblem?: string;
}

export interface ProfileQuestion {
  readonly dataSourceUid: string;
  /** Service of the profile, for people; the query's selector tells it to the server. */
  readonly serviceName: string;
  readonly query: ProfileQuery;
  /** True to request the rest if the first answer left out much. */
  readonly isProgressive: boolean;
}

// Ask for the rest only if it matters, and only a server that is quick enough to give it.
const REST_MIN_SHARE = 0.01;
const REST_MAX_FIRST_ANSWER_MS = 2_000;

const profiles = new AnswerCache<LoadedProfile>(4);

/** Request for more of the profile on screen: everything that the server cut, or one branch of it. */
interface AdditionQuestion {
  readonly question: ProfileQuestion;
  readonly profile: LoadedProfile | undefined;
  /** Names from a child of the root to the branch; undefined for everything. */
  readonly path?: readonly string[];
}

type Addition = Pick<ProfileLoaderState, 'profile' | 'branchProblem'>;

/** Loads one merged profile: first a limited tree that is soon on screen, then the whole one in its place. */
export class ProfileLoader extends SceneObjectBase<ProfileLoaderState> {
  private readonly loader = new ServerLoader<ProfileQuestion, LoadedProfile>(load, (state) => this.take(state));
  private readonly additions = new ServerLoader<AdditionQuestion, Addition>(add, (state) => this.takeAddition(state));
  private question?: ProfileQuestion;
  private answer?: LoadedProfile;
  private readonly openedBranches = new Set<string>();

  constructor() {
    super({ status: 'idle' });
    this.addActivationHandler(() => () => {
      this.loader.stop();
      this.additions.stop();
    });
  }

  /** Loads the answer unless it was requested already; cancels requests of an older question. */
  ask(question: ProfileQuestion): void {
    this.question = question;
    this.loader.ask(JSON.stringify(question), question);
  }

  /** Shows nothing, as no service is chosen yet. */
  clear(): void {
    this.additions.clear();
    this.loader.clear();
  }

  /** Loads what the server cut, on the user's word. */
  loadRest(): void {
    if (this.question) {
      this.askFor({ question: this.question, profile: this.state.profile });
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
      this.askFor({ question: this.question, profile, path });
    }
  }

  private askFor(addition: AdditionQuestion): void {
    this.additions.stop();
    this.additions.ask(JSON.stringify(addition.path ?? 'all'), addition);
  }

  private take({ isLoading, answer, error }: ServerState<LoadedProfile>): void {
    const hasCome = answer !== this.answer;
    this.answer = answer;
    if (isLoading && !hasCome) {
      this.additions.clear();
      this.openedBranches.clear();
      this.setState({ status: 'loading', error: undefined, branchProblem: undefined });
    } else {
      const status = isLoading ? 'refining' : answer || error ? 'ready' : 'idle';
      this.setState({ status, error, ...(hasCome && { profile: answer }) });
    }
  }

  private takeAddition(state: ServerState<Addition>): void {
    const { key, isLoading, error } = state;
    if (isLoading) {
      this.setState({ status: 'refining', error: undefined, branchProblem: undefined });
    } else if (key !== undefined) {
      this.setState({ status: 'ready', error, ...getCurrentAnswer(state) });
    }
  }
}

async function load(
  question: ProfileQuestion,
  signal: AbortSignal,
  show: (profile: LoadedProfile) => void,
): Promise<LoadedProfile> {
  const { query, isProgressive } = question;
  const startMs = performance.now();
  // The engine starts while the server prepares the answer.
  void getEngine();
  const first = await fetchProfile(question, query, signal);
  const isQuick = performance.now() - startMs < REST_MAX_FIRST_ANSWER_MS;
  const canHaveMore = query.maxNodes < SERVER_MAX_NODES;
  if (!isProgressive || !isQuick || !canHaveMore || first.coverage.cutShare <= REST_MIN_SHARE) {
    return first;
  }
  show(first);
  return fetchWhole(question, first, signal);
}

async function fetchWhole(
  question: ProfileQuestion,
  first: LoadedProfile | undefined,
  signal: AbortSignal,
): Promise<LoadedProfile> {
  const whole = await fetchProfile(question, { ...question.query, maxNodes: SERVER_MAX_NODES }, signal);
  const isSameAgain =
    first && first.query.maxNodes < SERVER_MAX_NODES && isOtherReal(first.opened.tree, whole.opened.tree);
  return isSameAgain ? withoutCuts(whole) : whole;
}

async function add({ question, profile, path }: AdditionQuestion, signal: AbortSignal): Promise<Addition> {
  if (!profile || !path) {
    return { profile: await fetchWhole(question, profile, signal) };
  }
  const query = { ...profile.query, maxNodes: SERVER_MAX_NODES, callSite: path };
  const encoded = await getPyroscopeClient(question.dataSourceUid).fetchProfile(query, signal);
  const result = graftSubtree(profile.opened.tree, path, await decodeInWorker(encoded));
  if (result.status !== 'grafted') {
    return { profile, branchProblem: describeRefusal(path, result) };
  }
  const opened = openTree(result.tree);
  return { profile: { ...profile, opened, coverage: opened.coverage } };
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

/** True if the profile on screen answers the question, with any number of nodes. */
export function isCurrent({ query: shown }: LoadedProfile, asked: ProfileQuery): boolean {
  return (
    shown.fromMs === asked.fromMs &&
    shown.toMs === asked.toMs &&
    shown.profileTypeId === asked.profileTypeId &&
    shown.labelSelector === asked.labelSelector &&
    printPartKey(shown) === printPartKey(asked)
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
