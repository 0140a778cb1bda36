import { REPOSITORY_URL, V1, V2 } from '../profiles/plans';
import type { SourceRepository } from '../store/createVcsService';
import { REPOSITORY_FOLDER } from '../workloads/buildPrograms';

/** The programs whose profiles were recorded, with the commits that they say they were built from. */
export const DEMO_REPOSITORY: SourceRepository = {
  url: REPOSITORY_URL,
  folder: REPOSITORY_FOLDER,
  shownPrefix: 'demo/workloads/',
  commits: [
    {
      sha: V1,
      message: 'Discount rules are read once\n\nA change of the rules needs a restart.',
      author: 'mkoval',
      date: '2026-09-03T09:12:44Z',
    },
    {
      sha: V2,
      message: 'Discount rules take effect within a minute\n\nThey are kept for a minute, then read again.',
      author: 'tlindqvist',
      date: '2026-09-17T14:40:02Z',
    },
  ],
};
