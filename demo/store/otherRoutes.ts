import type { ServiceImpl } from '@connectrpc/connect';
import { Code, ConnectError } from '@connectrpc/connect';
import type { PusherService } from 'pyroscope/gen/push/v1/push_pb';
import type { Setting, SettingsService } from 'pyroscope/gen/settings/v1/settings_pb';
import type { VCSService } from 'pyroscope/gen/vcs/v1/vcs_pb';
import { InvalidArgument } from './InvalidArgument';
import type { ProfileStore } from './ProfileStore';

/** Pyroscope's write API into a store. */
export function createPusherRoutes(store: ProfileStore): ServiceImpl<typeof PusherService> {
  return {
    push: ({ series }) => {
      for (const { labels, samples } of series) {
        const pairs = Object.fromEntries(labels.map(({ name, value }) => [name, value]));
        for (const { rawProfile } of samples) {
          store.push(pairs, rawProfile);
        }
      }
      return {};
    },
  };
}

/** Settings of the one tenant, kept as long as the process lives. */
export function createSettingsRoutes(now: () => number): ServiceImpl<typeof SettingsService> {
  const settings = new Map<string, Setting>();
  return {
    get: () => ({ settings: [...settings.values()] }),
    set: ({ setting }) => {
      if (!setting) {
        throw new InvalidArgument('no setting values provided');
      }
      setting.modifiedAt ||= BigInt(now());
      settings.set(setting.name, setting);
      return { setting };
    },
    delete: ({ name }) => {
      settings.delete(name);
      return {};
    },
  };
}

/** What a server without a GitHub app says to every request for sources. */
export function createVcsRoutes(): ServiceImpl<typeof VCSService> {
  const refuse = (): never => {
    throw new ConnectError('GitHub integration is not configured', Code.Unimplemented);
  };
  return {
    githubApp: refuse,
    githubLogin: refuse,
    githubRefresh: refuse,
    getFile: refuse,
    getCommit: refuse,
    getCommits: refuse,
  };
}
