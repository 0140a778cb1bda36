/** @jest-environment node */
import { addDroppedFiles, addLocalFiles, forgetLocalFiles, getLocalSources, MAX_LOCAL_FILES } from './localSources';

type Drawn = string | readonly [name: string, entries: readonly Drawn[]];

/** Chromium gives at most a hundred entries of a folder at a time; here two. */
const ENTRIES_AT_ONCE = 2;

/** Drops files and folders as a browser does: `['shop', ['add.go', ['cart', ['take.go']]]]`; `!` cannot be opened. */
function drop(...drawn: readonly Drawn[]): DataTransfer {
  const items = drawn.map((each) => ({ webkitGetAsEntry: () => drawEntry(each, '') }));
  return { items } as unknown as DataTransfer;
}

function drawEntry(drawn: Drawn, parent: string): unknown {
  if (typeof drawn === 'string') {
    return {
      isFile: true,
      fullPath: `${parent}/${drawn}`,
      file: (resolve: (file: File) => void, reject: (error: Error) => void) =>
        drawn.startsWith('!') ? reject(new Error('NotReadableError')) : resolve(new File([drawn], drawn)),
    };
  }
  const [name, entries] = drawn;
  const fullPath = `${parent}/${name}`;
  return {
    isDirectory: true,
    fullPath,
    createReader: () => {
      let at = 0;
      return {
        readEntries: (resolve: (entries: unknown[]) => void, reject: (error: Error) => void) =>
          name.startsWith('!')
            ? reject(new Error('NotReadableError'))
            : resolve(entries.slice(at, (at += ENTRIES_AT_ONCE)).map((each) => drawEntry(each, fullPath))),
      };
    },
  };
}

const listPaths = () => [...getLocalSources().files.keys()].sort();

afterEach(forgetLocalFiles);

test('a dropped folder is taken with everything below it, but for what git keeps for itself', async () => {
  const cart: Drawn = ['cart', ['add.go', 'take.go', 'total.go', ['empty', []]]];
  await addDroppedFiles(drop(['shop', ['main.go', cart, ['.git', ['HEAD', ['objects', ['ab']]]]]], 'alone.py'));

  expect(listPaths()).toEqual([
    'alone.py',
    'shop/cart/add.go',
    'shop/cart/take.go',
    'shop/cart/total.go',
    'shop/main.go',
  ]);
  expect(getLocalSources().problem).toBe('');
});

test('what cannot be opened is counted, and the rest taken', async () => {
  await addDroppedFiles(drop(['shop', ['!secret.go', 'main.go', ['!locked', ['a.go']]]]));

  expect(listPaths()).toEqual(['shop/main.go']);
  expect(getLocalSources().problem).toBe('2 of what you dropped could not be read.');
});

test('text that is dropped is no file', async () => {
  await addDroppedFiles({ items: [{ webkitGetAsEntry: () => null }] } as unknown as DataTransfer);
  expect(listPaths()).toEqual([]);
});

test('the same path again is the newer file, and forgetting leaves none', async () => {
  const [older, newer] = [new File(['1'], 'a.go'), new File(['2'], 'a.go')];
  addLocalFiles([['shop/a.go', older]]);
  addLocalFiles([['shop/a.go', newer]]);
  expect(getLocalSources().files.get('shop/a.go')).toBe(newer);
  forgetLocalFiles();
  expect(listPaths()).toEqual([]);
});

test('more files than are kept are not left out without a word', () => {
  const file = new File([], 'a.go');
  addLocalFiles(Array.from({ length: MAX_LOCAL_FILES + 1 }, (_, at) => [`${at}.go`, file] as const));

  expect(getLocalSources().files.size).toBe(MAX_LOCAL_FILES);
  expect(getLocalSources().problem).toBe('Only 100,000 files are kept. Choose a folder further down.');
});
