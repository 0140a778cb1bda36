import { transfer } from 'comlink';
import type { EncodedProfile } from 'profile/formats/EncodedProfile';
import type { Transform } from 'profile/transform/Transform';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { ProfileEngine, SearchAnswer } from './ProfileEngine';
import { copyColumns, listBuffers, listTreeBuffers, packView, type ViewAnswer } from './ViewAnswer';
import { warmUp } from './warmUp';

export type ProfileApi = ReturnType<typeof createProfileApi>;

/**
 * What the main thread may ask of an engine in the worker. The engine keeps its own trees: large answers are made for the
 * asker alone and handed over, as what is copied on its way is copied by both threads.
 */

export function createProfileApi(engine: ProfileEngine) {
  return {
    warmUp,
    open(profile: EncodedProfile): { id: number; tree: FlameTree } {
      const { id, tree } = engine.open(profile);
      const copy = copyColumns(tree);
      return transfer({ id, tree: copy }, listTreeBuffers(copy));
    },
    openView(profile: EncodedProfile): { id: number; view: ViewAnswer } {
      const opened = engine.openView(profile);
      const view = packView(opened.view, undefined);
      return transfer({ id: opened.id, view }, listBuffers(view));
    },
    view(id: number, transforms: readonly Transform[]): ViewAnswer | undefined {
      const view = engine.view(id, transforms);
      const answer = view && packView(view, engine.getTree(id));
      return answer && transfer(answer, listBuffers(answer));
    },
    openCallers(
      id: number,
      transforms: readonly Transform[],
      node: number,
    ): { view: ViewAnswer; node: number } | undefined {
      const opened = engine.openCallers(id, transforms, node);
      if (!opened) {
        return undefined;
      }
      const view = packView(opened.view, engine.getTree(id));
      return transfer({ view, node: opened.node }, listBuffers(view));
    },
    search(...question: Parameters<ProfileEngine['search']>): SearchAnswer | undefined {
      const answer = engine.search(...question);
      return answer?.status === 'ok'
        ? transfer(answer, [answer.hits.buffer as ArrayBuffer, answer.matchedNames.buffer as ArrayBuffer])
        : answer;
    },
    put: engine.put.bind(engine),
    setClues: engine.setClues.bind(engine),
    readClues: engine.readClues.bind(engine),
    getCategories: engine.getCategories.bind(engine),
    setRules: engine.setRules.bind(engine),
    explain: engine.explain.bind(engine),
    explainDiff: engine.explainDiff.bind(engine),
    buildPrompt: engine.buildPrompt.bind(engine),
    checkAnswer: engine.checkAnswer.bind(engine),
    lookUp: engine.lookUp.bind(engine),
    neighbours: engine.neighbours.bind(engine),
    lines: engine.lines.bind(engine),
    unnamed: engine.unnamed.bind(engine),
    markNames: engine.markNames.bind(engine),
    getUpright: engine.getUpright.bind(engine),
    computeSeries: engine.computeSeries.bind(engine),
    diffView: engine.diffView.bind(engine),
    searchDiff: engine.searchDiff.bind(engine),
    getUprightDiff: engine.getUprightDiff.bind(engine),
    findDiff: engine.findDiff.bind(engine),
    estimateSureness: engine.estimateSureness.bind(engine),
  };
}
