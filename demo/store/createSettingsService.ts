import { create } from '@bufbuild/protobuf';
import type { ServiceImpl } from '@connectrpc/connect';
import { type Setting, SettingSchema, type SettingsService } from 'pyroscope/gen/settings/v1/settings_pb';
import { InvalidArgument } from './InvalidArgument';

/** Creates the service of a tenant's settings, which are gone when the process ends. */
export function createSettingsService(): ServiceImpl<typeof SettingsService> {
  const settings = new Map<string, Setting>();
  return {
    get: () => ({ settings: [...settings.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) }),
    set: ({ setting }) => {
      if (!setting) {
        throw new InvalidArgument('no setting values provided');
      }
      const stored = create(SettingSchema, { ...setting, modifiedAt: setting.modifiedAt || BigInt(Date.now()) });
      settings.set(setting.name, stored);
      return { setting: stored };
    },
    delete: ({ name }) => {
      settings.delete(name);
      return {};
    },
  };
}
