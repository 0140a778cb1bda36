import { Code, ConnectError, type ConnectRouter, type Interceptor } from '@connectrpc/connect';
import { AdHocProfileService } from 'pyroscope/gen/adhocprofiles/v1/adhocprofiles_pb';
import { PusherService } from 'pyroscope/gen/push/v1/push_pb';
import { QuerierService } from 'pyroscope/gen/querier/v1/querier_pb';
import { SettingsService } from 'pyroscope/gen/settings/v1/settings_pb';
import { VCSService } from 'pyroscope/gen/vcs/v1/vcs_pb';
import { createAdHocService } from './createAdHocService';
import { createQuerierService } from './createQuerierService';
import { createSettingsService } from './createSettingsService';
import { createVcsService, type SourceRepository } from './createVcsService';
import { InvalidArgument, UnknownFailure } from './InvalidArgument';
import type { ProfileStore } from './ProfileStore';

/** Routes to the services of a Pyroscope server over a store. Without a repository, its integration of GitHub is not set up. */
export function createRoutes(store: ProfileStore, repository?: SourceRepository): (router: ConnectRouter) => void {
  return (router) => {
    router.service(PusherService, {
      push: ({ series }) => {
        for (const { labels, samples } of series) {
          const labelValues = Object.fromEntries(labels.map(({ name, value }) => [name, value]));
          for (const { rawProfile } of samples) {
            store.push(labelValues, rawProfile);
          }
        }
        return {};
      },
    });
    router.service(QuerierService, createQuerierService(store));
    router.service(AdHocProfileService, createAdHocService());
    router.service(SettingsService, createSettingsService());
    router.service(VCSService, repository ? createVcsService(repository) : NO_GITHUB);
  };
}

const NO_GITHUB = {
  githubApp: refuseGithub,
  githubLogin: refuseGithub,
  githubRefresh: refuseGithub,
  getFile: refuseGithub,
  getCommit: refuseGithub,
  getCommits: refuseGithub,
};

/** Reports errors to clients, with 400 for their mistakes and 500 for ours. */
export const reportErrors: Interceptor = (next) => async (request) => {
  try {
    return await next(request);
  } catch (error) {
    throw error instanceof InvalidArgument
      ? new ConnectError(error.message, Code.InvalidArgument)
      : ConnectError.from(error, error instanceof UnknownFailure ? Code.Unknown : Code.Internal);
  }
};

function refuseGithub(): never {
  throw new ConnectError('GitHub integration is not configured', Code.Unimplemented);
}
