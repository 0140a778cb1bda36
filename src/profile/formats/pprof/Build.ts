import { type JsonObject, parseJson, toFields } from 'profile/formats/parseJson';
/** The source that a program was built from; "" for what its profile does not say. */
export interface Build {
  /** `https://github.com/openprofiles/drilldown`, or whatever the label `service_repository` holds. */
  readonly repository: string;
  /** A commit, branch or tag. */
  readonly gitRef: string;
  /** Folder of the program inside the repository. */
  readonly rootPath: string;
  /** The linker's own id of the binary. */
  readonly buildId: string;
}

export const NO_BUILD: Build = { repository: '', gitRef: '', rootPath: '', buildId: '' };

/**
 * Reads the build id of a pprof mapping. For series with the labels `service_repository`, `service_git_ref` or
 * `service_root_path` Pyroscope puts JSON in its place:
 * `{"repository": "…", "git_ref": "…", "root_path": "…", "build_id": "…"}`. Anything else is a plain build id.
 */
export function parseBuild(text: string): Build {
  if (!text.startsWith('{')) {
    return text === '' ? NO_BUILD : { ...NO_BUILD, buildId: text };
  }
  const fields = readFields(text);
  if (!fields) {
    return { ...NO_BUILD, buildId: text };
  }
  const read = (key: string) => (typeof fields[key] === 'string' ? fields[key] : '');
  return {
    repository: read('repository'),
    gitRef: read('git_ref'),
    rootPath: read('root_path'),
    buildId: read('build_id'),
  };
}

/** Equal for builds that are the same for whoever looks for their source. */
export function getBuildKey({ repository, gitRef, rootPath }: Build): string {
  return JSON.stringify([repository, gitRef, rootPath]);
}

/** Reads build fields from JSON; undefined if a build id only happens to begin like JSON. */
function readFields(text: string): Partial<JsonObject> | undefined {
  const value = parseJson(text);
  return typeof value === 'object' && value !== null ? toFields(value) : undefined;
}
