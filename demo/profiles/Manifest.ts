import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY_FOLDER } from '../workloads/buildPrograms';
import type { ProfileName } from './RecordedProfile';

export interface RecordedFile {
  /** Path in the folder of the manifest. */
  readonly file: string;
  /** Load of the program meanwhile, as a multiple of the usual request rate. */
  readonly load: number;
  /** True if some of its samples belong to spans. */
  readonly isTraced: boolean;
  /** Number of the window among those with traces that go through several services; absent for all others. */
  readonly batch?: number;
}

export interface RecordedType {
  readonly name: ProfileName;
  /** `type:unit` of each value of a sample. */
  readonly sampleTypes: readonly string[];
  readonly periodType: string;
  readonly files: readonly RecordedFile[];
}

/** The recording of one version of one service. */
export interface RecordedService {
  readonly service: string;
  readonly version: string;
  readonly language: 'node' | 'go';
  /** Labels that do not depend on where it runs. */
  readonly labels: Readonly<Record<string, string>>;
  readonly types: readonly RecordedType[];
}

export interface Manifest {
  readonly windowMs: number;
  readonly services: readonly RecordedService[];
}

export const RECORDED_FOLDER = join(REPOSITORY_FOLDER, 'demo', 'profiles', 'recorded');
export const MANIFEST_FILE = join(RECORDED_FOLDER, 'manifest.json');

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(MANIFEST_FILE, 'utf8')) as Manifest;
}

/** Gives a service's key in a manifest, so that one can be recorded again while the others stay. */
export function getServiceKey({ service, version }: { readonly service: string; readonly version: string }): string {
  return `${service}@${version}`;
}
