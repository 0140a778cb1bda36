import type { Profile } from 'pyroscope/gen/google/v1/profile_pb';

/** `__name__` of the profile types; with the sample and period types it makes their ids. */
export type ProfileName = 'process_cpu' | 'wall' | 'memory' | 'mutex' | 'block' | 'goroutine';

export interface RecordedProfile {
  readonly name: ProfileName;
  readonly profile: Profile;
}

export interface RecordedWindow {
  readonly load: number;
  readonly profiles: readonly RecordedProfile[];
}
