import { expose, transfer } from 'comlink';
import type { EncodedProfile } from 'profile/tree/EncodedProfile';
import type { FlameTree } from 'profile/tree/FlameTree';
import { ProfileEngine, type ProfileView, type SearchAnswer } from './ProfileEngine';

const engine = new ProfileEngine();

/**
 * What the main thread may ask of the worker. Trees are copied on their way, as the engine keeps its own; what was made
 * for the answer alone is handed over.
 */
const api = {
  open: (profile: EncodedProfile) => engine.open(profile),
  put: engine.put.bind(engine),
  setRules: engine.setRules.bind(engine),
  view(...question: Parameters<ProfileEngine['view']>): ViewAnswer | undefined {
    const view = engine.view(...question);
    // Whoever asks has the tree itself, and tens of megabytes are not copied for nothing.
    return view && (engine.isWhole(question[0], view.tree) ? handOver(withoutTree(view)) : handOver(view));
  },
  openCallers(...question: Parameters<ProfileEngine['openCallers']>): ReturnType<ProfileEngine['openCallers']> {
    const opened = engine.openCallers(...question);
    return opened && { ...opened, view: handOver(opened.view) };
  },
  search(...question: Parameters<ProfileEngine['search']>): SearchAnswer | undefined {
    const answer = engine.search(...question);
    return answer?.status === 'ok'
      ? transfer(answer, [answer.hits.buffer as ArrayBuffer, answer.matchedNames.buffer as ArrayBuffer])
      : answer;
  },
  explain: engine.explain.bind(engine),
  explainDiff: engine.explainDiff.bind(engine),
  buildPrompt: engine.buildPrompt.bind(engine),
  checkAnswer: engine.checkAnswer.bind(engine),
  lookUp: engine.lookUp.bind(engine),
  neighbours: engine.neighbours.bind(engine),
  lines: engine.lines.bind(engine),
  getUpright: engine.getUpright.bind(engine),
  computeSeries: engine.computeSeries.bind(engine),
  diffView: engine.diffView.bind(engine),
  searchDiff: engine.searchDiff.bind(engine),
  getUprightDiff: engine.getUprightDiff.bind(engine),
  findDiff: engine.findDiff.bind(engine),
  estimateSureness: engine.estimateSureness.bind(engine),
};

/** A view; without its tree and names where nothing of the tree was changed. */
export type ViewAnswer = Omit<ProfileView, 'tree'> & { readonly tree: FlameTree | undefined };

export type ProfileWorkerApi = typeof api;

function withoutTree(view: ProfileView): ViewAnswer {
  return { ...view, tree: undefined, functions: { ...view.functions, names: [] } };
}

function handOver<T extends ViewAnswer>(view: T): T {
  const { self, total, occurrences } = view.functions;
  return transfer(
    view,
    [self, total, occurrences].map((column) => column.buffer as ArrayBuffer),
  );
}

expose(api);
