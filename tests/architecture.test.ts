/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { NAMES, OLDER_NAMES } from '../src/url/names';

const SRC = join(process.cwd(), 'src');

// Who may import whom. `profile` is open to everyone. A rule that gets in the way is changed here, with a line saying why.
const FOLDERS: Record<string, readonly string[]> = {
  module: ['app'],
  app: [
    ...['pages', 'panels', 'favorites', 'sources', 'scenes', 'queries', 'flamegraph', 'explain', 'url'],
    ...['pyroscope', 'worker', 'grafana', 'components', 'llm', 'loading'],
  ],
  pages: [
    ...['panels', 'favorites', 'sources', 'scenes', 'queries', 'flamegraph', 'explain', 'url'],
    ...['pyroscope', 'worker', 'grafana', 'components', 'llm', 'loading'],
  ],
  panels: ['scenes', 'queries', 'favorites', 'url', 'pyroscope', 'worker', 'grafana', 'components'],
  // What of them cannot be read is asked again with all else that failed.
  sources: ['favorites', 'pyroscope', 'grafana', 'components', 'loading'],
  favorites: ['url', 'grafana', 'components', 'loading'],
  scenes: ['queries', 'url', 'pyroscope', 'worker', 'grafana', 'components', 'loading'],
  queries: ['pyroscope', 'worker', 'grafana', 'loading'],
  // The state of a view is what the URL says of it.
  flamegraph: ['url', 'worker', 'grafana', 'components'],
  // What is explained is a view of a tree.
  explain: ['flamegraph', 'llm', 'grafana', 'components'],
  llm: ['grafana'],
  url: ['grafana'],
  worker: [],
  pyroscope: [],
  grafana: [],
  // A question that changes is asked in one way, whoever answers it: hooks of components are made of the loader, too.
  components: ['loading'],
  loading: [],
  profile: [],
};

// Which packages a folder may use; a folder that is not listed may use any that is bundled or shared.
const PACKAGES: Record<string, RegExp> = {
  profile: /^(@bufbuild\/protobuf\/wire|marked|re2js)$/,
  worker: /^comlink$/,
  loading: /^$/,
  pyroscope: /^@(bufbuild\/protobuf|connectrpc\/connect)/,
  grafana: /^(@grafana\/(data|runtime|i18n)|rxjs)/,
  components: /^(react|@emotion\/css|@grafana\/(ui|data|i18n)|@tanstack\/react-virtual)/,
  llm: /^(@grafana\/llm|rxjs)/,
};

interface Import {
  readonly file: string;
  readonly target: string;
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return listSources(path);
    }
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function listImports(file: string): Import[] {
  const text = readFileSync(file, 'utf8').replace(/^\s*(?:\*|\/\*|\/\/).*$/gm, '');
  const pattern = /(?:from|import|import\(|new URL\()\s*['"]([^'"]+)['"]/g;
  return [...text.matchAll(pattern)].map((match) => ({ file, target: match[1] ?? '' }));
}

/** Splits `src/pages/labels/x.ts` into ['pages', 'labels', 'x']. */
function getRooms(path: string): string[] {
  return relative(SRC, path)
    .replace(/\.tsx?$/, '')
    .split(sep);
}

/** Describes the fault of an import, undefined if it has none. */
function findFault({ file, target }: Import): string | undefined {
  const [room = '', page] = getRooms(file);
  const where = relative(process.cwd(), file);
  const isRelative = target.startsWith('.');
  const first = target.split('/')[0] ?? '';
  const isOwn = isRelative || first in FOLDERS;
  if (!isOwn) {
    const allowed = PACKAGES[room];
    return allowed && !allowed.test(target) ? `${where}: src/${room} may not use the package ${target}` : undefined;
  }
  const [targetRoom = '', targetPage] = isRelative ? getRooms(join(dirname(file), target)) : target.split('/');
  if (targetRoom === 'profile' || (room === targetRoom && room !== 'pages')) {
    return undefined;
  }
  if (room === 'pages' && targetRoom === 'pages') {
    return page === targetPage ? undefined : `${where}: a page never imports another page (${target})`;
  }
  return FOLDERS[room]?.includes(targetRoom) ? undefined : `${where}: src/${room} may not import src/${targetRoom}`;
}

test('every import in src goes along the table of rooms', () => {
  const faults = listSources(SRC).flatMap(listImports).map(findFault).filter(Boolean);
  expect(faults).toEqual([]);
});

/** Returns the folder that stands for a file: `pages/labels`, `profile/tree`, but `queries` for all of it. */
function getFolder(rooms: readonly string[]): string {
  return rooms
    .slice(0, ['profile', 'flamegraph', 'pages'].includes(rooms[0] ?? '') && rooms.length > 2 ? 2 : 1)
    .join('/');
}

test('no two folders import each other', () => {
  const targets = new Map<string, Set<string>>();
  for (const { file, target } of listSources(SRC).flatMap(listImports)) {
    const rooms = target.startsWith('.') ? getRooms(join(dirname(file), target)) : target.split('/');
    if ((rooms[0] ?? '') in FOLDERS) {
      const from = getFolder(getRooms(file));
      targets.set(from, (targets.get(from) ?? new Set()).add(getFolder(rooms)));
    }
  }
  const mutual = [...targets].flatMap(([from, all]) =>
    [...all].filter((to) => from < to && targets.get(to)?.has(from)).map((to) => `${from} and ${to}`),
  );
  expect(mutual).toEqual([]);
});

/** Resolves an import to its module in `src`: `panels/QuickFilter`. */
function resolve({ file, target }: Import): string {
  return target.startsWith('.') ? getRooms(join(dirname(file), target)).join('/') : target;
}

test('no file reaches at once what it imports on demand, which would come with the page and not later', () => {
  const texts = new Map(
    listSources(SRC).map((file) => [getRooms(file).join('/'), { file, text: readFileSync(file, 'utf8') }]),
  );
  const list = (name: string, pattern: RegExp): string[] => {
    const { file = '', text = '' } = texts.get(name) ?? {};
    return [...text.matchAll(pattern)].map(([, target = '']) => resolve({ file, target }));
  };
  // Types are gone by then: `import type`, and lists with nothing but `type` in them.
  const atOnce = /^import (?!type )(?!\{(?:\s*type \w+(?: as \w+)?,?)+\s*\})[^'";]*'([^']+)'/gm;
  const onDemand = /\bimport\((?:\s*\/\*.*?\*\/)?\s*'([^']+)'/g;
  const reach = (name: string, reached: Set<string>): Set<string> => {
    for (const target of list(name, atOnce).filter((each) => !reached.has(each))) {
      reach(target, reached.add(target));
    }
    return reached;
  };
  const importers = [...texts.keys()].filter((name) => list(name, onDemand).length > 0);
  expect(importers.length).toBeGreaterThan(15);
  expect(
    importers.flatMap((name) => {
      const reached = reach(name, new Set());
      return list(name, onDemand).flatMap((target) => (reached.has(target) ? `${name}: ${target}` : []));
    }),
  ).toEqual([]);
});

/**
 * Files that may read addresses: those of `src/url`, links to other pages of Grafana or other sites, and the browser's address
 * itself.
 */
const READS_ADDRESSES =
  /^src\/(url\/|grafana\/urlLocation|scenes\/links\/exploreUrl|sources\/|app\/header\/|app\/links-in\/|app\/GithubCallback)/;

test('only src/url reads and writes the URL of the explorer, and names its parameters', () => {
  const names = [...Object.values(NAMES), ...Object.values(OLDER_NAMES)];
  const faults = listSources(SRC).flatMap((file) => {
    const where = relative(process.cwd(), file);
    const text = readFileSync(file, 'utf8').replace(/^\s*(?:\*|\/\*|\/\/).*$/gm, '');
    // Other names are English words, or what our code calls the same thing, and mean something else in other files.
    const named = names.filter((name) => /^var-|-\d$|^explorationType$|^searchText$/.test(name) && text.includes(name));
    const isOwner = /^src\/url\/(linkNames|names)\.ts$/.test(where);
    const isReader = /_urlSync|UrlSyncConfig|URLSearchParams|locationService/.test(text);
    return [
      ...(isOwner ? [] : named.map((name) => `${where} has the name of the parameter ${name}`)),
      ...(isReader && !READS_ADDRESSES.test(where) ? [`${where} reads or writes the URL by itself`] : []),
    ];
  });
  expect(faults).toEqual([]);
});

test.each([
  ['src/profile/tree/FlameTree.ts', 'react'],
  ['src/profile/tree/FlameTree.ts', 'grafana/logger'],
  ['src/pages/labels/LabelsPage.ts', '../flame-graph/FlameGraphPage'],
  ['src/pages/labels/LabelsPage.ts', 'pages/flame-graph/FlameGraphPage'],
  ['src/flamegraph/FlameGraph.tsx', 'pyroscope/client'],
  ['src/components/Chip.tsx', '@grafana/scenes'],
])('the table refuses %s importing %s', (file, target) => {
  expect(findFault({ file: join(process.cwd(), file), target })).toBeDefined();
});
