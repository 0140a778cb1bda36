import { createClient, type Transport } from '@connectrpc/connect';
import { AdHocProfileService } from 'pyroscope/gen/adhocprofiles/v1/adhocprofiles_pb';
import { PyroscopeError, withTypedErrors } from './PyroscopeError';
import { SERVER_MAX_NODES } from './serverLimits';

/** A file that a tenant keeps: everybody of the tenant can open it, and nobody can delete it. */
export interface StoredFile {
  /** The time of storing, and the name in characters that links may have. */
  readonly id: string;
  /** Characters other than letters, digits, `.`, `_` and `-` have become `_`. */
  readonly name: string;
  readonly storedMs: number;
}

/** One profile of a stored file: its functions and their values, without lines and labels. */
interface StoredProfile extends StoredFile {
  /** Name of the sample type of this profile: the file's first one if it lacks the requested one. */
  readonly type: string;
  /** Names of all sample types of the file. */
  readonly types: readonly string[];
  readonly flamebearer: string;
}

/** Calls for files that are kept. Each throws a `PyroscopeError`, or what an aborted request throws. */
export interface AdHocClient {
  store(name: string, bytes: Uint8Array, signal: AbortSignal): Promise<StoredProfile>;
  /** Fetches a stored profile with as many nodes as the server gives. */
  fetchStored(id: string, type: string, signal: AbortSignal): Promise<StoredProfile>;
  /** Newest first. */
  listStored(signal: AbortSignal): Promise<readonly StoredFile[]>;
}

export function createAdHocClient(transport: Transport): AdHocClient {
  const adHoc = createClient(AdHocProfileService, transport);
  const fetchUpTo = async (id: string, type: string, maxNodes: number, signal: AbortSignal) => {
    const request = { id, ...(type !== '' && { profileType: type }), maxNodes: BigInt(maxNodes) };
    return toProfile(await withTypedErrors(() => adHoc.get(request, { signal })));
  };
  return {
    async store(name, bytes, signal) {
      // Nobody looks at the tree in the answer.
      const request = { name, profile: toBase64(bytes), maxNodes: 1n };
      return toProfile(await withTypedErrors(() => adHoc.upload(request, { signal })));
    },

    async fetchStored(id, type, signal) {
      try {
        return await fetchUpTo(id, type, SERVER_MAX_NODES, signal);
      } catch (error) {
        const allowed = error instanceof PyroscopeError ? readMaxNodes(error.words) : undefined;
        if (allowed === undefined) {
          throw error;
        }
        return fetchUpTo(id, type, allowed, signal);
      }
    },

    async listStored(signal) {
      const { profiles } = await withTypedErrors(() => adHoc.list({}, { signal }));
      return profiles.map(toFile).sort((a, b) => b.storedMs - a.storedMs);
    },
  };
}

/** Reads the number of nodes that a tenant is allowed, from the words of a refusal; undefined if they are about something else. */
function readMaxNodes(words: string): number | undefined {
  const [, allowed] = /max flamegraph nodes limit \d+ is greater than allowed (\d+)/.exec(words) ?? [];
  return allowed === undefined ? undefined : Number(allowed);
}

interface WireFile {
  readonly id: string;
  readonly name: string;
  readonly uploadedAt: bigint;
}

function toFile({ id, name, uploadedAt }: WireFile): StoredFile {
  return { id, name, storedMs: Number(uploadedAt) };
}

function toProfile(
  answer: WireFile & {
    readonly profileType: string;
    readonly profileTypes: readonly string[];
    readonly flamebearerProfile: string;
  },
): StoredProfile {
  const { profileType, profileTypes, flamebearerProfile } = answer;
  return { ...toFile(answer), type: profileType, types: profileTypes, flamebearer: flamebearerProfile };
}

/** Number of bytes that one call of a function takes as arguments. */
const CHUNK_BYTES = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK_BYTES));
  }
  return btoa(text);
}
