import { parseJson, toFields } from 'profile/formats/parseJson';
import type { Build } from 'profile/formats/pprof/Build';

/** A user's statement about the repository of a service whose profiles name none, or another one. */
export interface RepositoryOverride {
  readonly dataSourceUid: string;
  readonly serviceName: string;
  readonly repository: string;
  /** "" leaves what the profile says. */
  readonly gitRef: string;
  /** "" leaves what the profile says. */
  readonly rootPath: string;
}

/** The build as the user says it is. */
export function applyOverride(build: Build, override: RepositoryOverride | undefined): Build {
  return override
    ? {
        ...build,
        repository: override.repository,
        gitRef: override.gitRef || build.gitRef,
        rootPath: override.rootPath || build.rootPath,
      }
    : build;
}

/** Reads the text of `printOverrides`. Entries without meaning are left out. */
export function parseOverrides(text: string | undefined): RepositoryOverride[] {
  const value = parseJson(text ?? '[]');
  return Array.isArray(value) ? value.flatMap(readOverride) : [];
}

export function printOverrides(overrides: readonly RepositoryOverride[]): string {
  return JSON.stringify(overrides);
}

/** Returns the list with one override, which replaces the one of the same data source and service. */
export function setOverride(
  overrides: readonly RepositoryOverride[],
  next: RepositoryOverride,
): readonly RepositoryOverride[] {
  return [...removeOverride(overrides, next), next];
}

export function removeOverride(
  overrides: readonly RepositoryOverride[],
  { dataSourceUid, serviceName }: Pick<RepositoryOverride, 'dataSourceUid' | 'serviceName'>,
): readonly RepositoryOverride[] {
  return overrides.filter((each) => each.dataSourceUid !== dataSourceUid || each.serviceName !== serviceName);
}

function readOverride(entry: unknown): RepositoryOverride[] {
  const { dataSourceUid, serviceName, repository, gitRef, rootPath } = toFields(entry);
  const isWhole =
    typeof dataSourceUid === 'string' && typeof serviceName === 'string' && typeof repository === 'string';
  return isWhole && repository !== ''
    ? [
        {
          dataSourceUid,
          serviceName,
          repository,
          gitRef: typeof gitRef === 'string' ? gitRef : '',
          rootPath: typeof rootPath === 'string' ? rootPath : '',
        },
      ]
    : [];
}
