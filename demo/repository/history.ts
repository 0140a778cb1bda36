// The Apache-2.0 project the programs belong to: source links lead to its files.
export const REPOSITORY_URL = 'https://github.com/openprofiles/drilldown';

/** A version of the programs, as the repository that the local stack makes has it. */
export interface Release {
  readonly version: 'v1' | 'v2';
  /** The commit that git makes of the programs, their message, author and date. A test compares it with git's. */
  readonly sha: string;
  readonly message: string;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly date: string;
}

/** Releases, the oldest first. */
export const RELEASES: readonly Release[] = [
  {
    version: 'v1',
    sha: '1671730875b839f774ad69fede1ee717e351321d',
    message: 'Discount rules are read once\n\nA change of the rules needs a restart.\n',
    author: 'mkoval',
    date: '2026-09-03T09:12:44Z',
  },
  {
    version: 'v2',
    sha: '446fcd0fe5f98ed1473c6e464b553f530319129d',
    message: 'Discount rules take effect within a minute\n\nThey are kept for a minute, then read again.\n',
    author: 'tlindqvist',
    date: '2026-09-17T14:40:02Z',
  },
];

/** Gives the labels by which Pyroscope finds the source of a profile. */
export function getSourceLabels(version: string): Readonly<Record<string, string>> {
  const release = RELEASES.find((each) => each.version === version);
  return release ? { service_repository: REPOSITORY_URL, service_git_ref: release.sha } : {};
}
