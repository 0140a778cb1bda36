import { randomBytes } from 'node:crypto';
import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { AdHocProfileService } from 'pyroscope/gen/adhocprofiles/v1/adhocprofiles_pb';
import type { CallTree } from './CallTree';
import { createFloat64Column } from './Column';
import { cutTree } from './cutTree';
import { encodeFlameGraph, encodeFlameGraphDiff } from './encodeLevels';
import { InvalidArgument } from './InvalidArgument';
import { PairTable } from './PairTable';
import { type AdHocProfile, MAX_AD_HOC_BYTES, readAdHocFile, TooLargeInflated } from './readAdHocFile';
import { readMaxNodes } from './readQuery';
import { OTHER } from './selectProfile';

interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly uploadedAt: bigint;
  readonly profiles: readonly AdHocProfile[];
}

/** The longest name that a file system allows. */
const MAX_ID_LENGTH = 255;

/**
 * Creates Pyroscope's service for files that people upload. They are gone when the process ends. As there, a fault of a file is
 * an HTTP 500.
 */
export function createAdHocService(now: () => number = Date.now): ServiceImpl<typeof AdHocProfileService> {
  const files = new Map<string, StoredFile>();
  const find = (id: string): StoredFile | undefined => files.get(checkId(id));
  return {
    upload: ({ name, profile, maxNodes }) => {
      const limit = withCode(Code.Unknown, () => readLimit(maxNodes));
      if (profile.length > MAX_AD_HOC_BYTES) {
        throw new InvalidArgument(`profile payload size exceeds limit of ${LIMIT_TEXT}`);
      }
      const safeName = [...name].map((character) => (/[\w.-]/.test(character) ? character : '_')).join('');
      const file: StoredFile = {
        id: `${createUlid(now())}-${safeName}`,
        name: safeName,
        uploadedAt: BigInt(now()),
        profiles: withCode(Code.Unknown, () => parse(safeName, profile)),
      };
      if (file.id.length > MAX_ID_LENGTH) {
        throw new ConnectError(`failed to upload profile: open ${file.id}: file name too long`, Code.Unknown);
      }
      files.set(file.id, file);
      return answer(file, undefined, limit);
    },
    get: ({ id, profileType, maxNodes }) => {
      const file = find(id);
      if (!file) {
        throw new ConnectError(`profile ${id} not found`, Code.NotFound);
      }
      return answer(
        file,
        profileType,
        withCode(Code.Unknown, () => readLimit(maxNodes)),
      );
    },
    list: () => ({
      profiles: [...files.values()].reverse().map(({ id, name, uploadedAt }) => ({ id, name, uploadedAt })),
    }),
    diff: ({ leftId, rightId, profileType, maxNodes }) => {
      const [left, right] = [find(leftId), find(rightId)];
      const limit = withCode(Code.InvalidArgument, () => readLimit(maxNodes));
      if (!right) {
        // The search for the right one ends the search for the left one.
        const words = `failed to fetch left profile: failed to get profile ${leftId}: context canceled`;
        throw new ConnectError(words, Code.Internal);
      }
      if (!left) {
        throw new ConnectError(`left profile ${leftId} not found`, Code.NotFound);
      }
      return answerDiff(left, right, profileType, limit);
    },
  };
}

const LIMIT_TEXT = `${(MAX_AD_HOC_BYTES / 1e6).toFixed(1)} MB`;

function checkId(id: string): string {
  if (!/^[\w.-]+$/.test(id)) {
    throw new InvalidArgument(`id '${id}' is invalid: can only contain [a-zA-Z0-9_-.]`);
  }
  return id;
}

function readLimit(maxNodes: bigint | undefined): number {
  try {
    return readMaxNodes(maxNodes);
  } catch (error) {
    throw new Error(`could not determine max nodes: ${String(Object(error).message)}`, { cause: error });
  }
}

function parse(name: string, profile: string): readonly AdHocProfile[] {
  const wrong = /[^A-Za-z0-9+/=]/.exec(profile)?.index ?? (profile.length % 4 === 0 ? undefined : profile.length);
  if (wrong !== undefined) {
    throw new Error(`failed to parse profile: failed to upload profile: illegal base64 data at input byte ${wrong}`);
  }
  try {
    return readAdHocFile(name, new Uint8Array(Buffer.from(profile, 'base64')));
  } catch (error) {
    throw error instanceof TooLargeInflated
      ? new InvalidArgument(`uncompressed profile payload size exceeds limit of ${LIMIT_TEXT}`)
      : new Error(`failed to parse profile: ${String(Object(error).message)}`, { cause: error });
  }
}

function withCode<T>(code: Code, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof InvalidArgument ? error : new ConnectError(String(Object(error).message), code);
  }
}

/** Selects a type of a file. One that the file does not have is answered with the first, without a word. */
function select({ profiles }: StoredFile, type: string | undefined): AdHocProfile {
  const [first] = profiles;
  const found = profiles.find(({ name }) => name === type) ?? first;
  if (!found) {
    throw new Error('a file without profiles was stored');
  }
  return found;
}

const listTypes = ({ profiles }: StoredFile): string[] => profiles.map(({ name }) => name);

function answer(file: StoredFile, type: string | undefined, maxNodes: number) {
  const profile = select(file, type);
  const names = new Names();
  const tree = cutTree(toCallTree([profile.tree], names), maxNodes, names.other);
  const { total, ...levels } = encodeFlameGraph(tree, names.list, names.other);
  const { id, name, uploadedAt } = file;
  return {
    ...{ id, name, uploadedAt },
    profileType: profile.name,
    profileTypes: listTypes(file),
    flamebearerProfile: print(levels, total, { ...profile, format: 'single' }),
  };
}

function answerDiff(left: StoredFile, right: StoredFile, type: string | undefined, maxNodes: number) {
  const common = listTypes(left).filter((each) => listTypes(right).includes(each));
  if (common.length === 0) {
    const [ofLeft, ofRight] = [left, right].map((side) => `[${listTypes(side).join(' ')}]`);
    throw new InvalidArgument(`no common profile types between left (${ofLeft}) and right (${ofRight})`);
  }
  const [before, after] = [select(left, type), select(right, type)];
  if (before.name !== after.name) {
    throw new InvalidArgument(
      `profile type mismatch: left profile uses '${before.name}', right profile uses '${after.name}'; ` +
        `please specify a profile type from the common types: [${common.join(' ')}]`,
    );
  }
  const names = new Names();
  const sides = toCallTree([before.tree, after.tree], names);
  // Here the root counts as one of them.
  const tree = cutTree(sides, maxNodes - 1, names.other);
  const { total, leftTicks, rightTicks, ...levels } = encodeFlameGraphDiff(tree, names.list, names.other);
  const ticks = { leftTicks: Number(leftTicks), rightTicks: Number(rightTicks) };
  return {
    profileTypes: common,
    flamebearerProfile: print(levels, total, { ...before, spyName: '', format: 'double' }, ticks),
  };
}

interface Levels {
  readonly names: readonly string[];
  readonly levels: ReadonlyArray<{ readonly values: readonly bigint[] }>;
  readonly maxSelf: bigint;
}

function print(
  { names, levels, maxSelf }: Levels,
  total: bigint,
  { format, spyName, sampleRate, units, name }: Omit<AdHocProfile, 'tree'> & { readonly format: string },
  ticks: Readonly<Record<string, number>> = {},
): string {
  return JSON.stringify({
    version: 1,
    flamebearer: {
      names,
      levels: levels.map(({ values }) => values.map(Number)),
      numTicks: Number(total),
      maxSelf: Number(maxSelf),
    },
    metadata: { format, spyName, sampleRate, units, name },
    ...{ timeline: null, groups: null, heatmap: null },
    ...ticks,
  });
}

class Names {
  readonly list: string[] = [];
  private readonly indexes = new Map<string, number>();
  readonly other = this.getIndex(OTHER);

  getIndex(name: string): number {
    const known = this.indexes.get(name);
    if (known !== undefined) {
      return known;
    }
    this.indexes.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}

/** Builds one tree of both sides, or of one. */
function toCallTree(sides: readonly FlameTree[], names: Names): CallTree {
  const nodes = new PairTable();
  const self = sides.map(createFloat64Column);
  sides.forEach((tree, side) => {
    const nodeAtDepth = [0];
    for (let node = 0; node < tree.nodeCount; node++) {
      const depth = tree.depth[node] ?? 0;
      const name = names.getIndex(tree.names[tree.nameIndex[node] ?? 0] ?? '');
      const place = depth === 0 ? 0 : nodes.getChild(nodeAtDepth[depth - 1] ?? 0, name);
      nodeAtDepth[depth] = place;
      self.forEach((column) => {
        while (column.length < nodes.size) {
          column.push(0);
        }
      });
      const { items } = self[side] ?? createFloat64Column();
      items[place] = (items[place] ?? 0) + (tree.self[node] ?? 0);
    }
  });
  return { size: nodes.size, parent: nodes.parent, key: nodes.key, self: self.map(({ items }) => items) };
}

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Prints milliseconds since the epoch in ten digits, then sixteen by chance. */
function createUlid(timeMs: number): string {
  const ofTime = Array.from({ length: 10 }, (_, place) => DIGITS[Math.floor(timeMs / 32 ** (9 - place)) % 32]);
  const byChance = [...randomBytes(16)].map((byte) => DIGITS[byte % 32]);
  return [...ofTime, ...byChance].join('');
}
