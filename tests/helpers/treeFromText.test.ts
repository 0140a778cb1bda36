/** @jest-environment node */
import { printTree } from './printTree';
import { treeFromText } from './treeFromText';

test('reads stacks drawn as columns', () => {
  const tree = treeFromText(`
    main      main     main
    handle    handle   gc
    parse     render
  `);

  expect(printTree(tree)).toEqual([
    'main 3 (self 0)',
    '  handle 2 (self 0)',
    '    parse 1 (self 1)',
    '    render 1 (self 1)',
    '  gc 1 (self 1)',
  ]);
});

test('takes a last row of numbers as the values of the columns', () => {
  const tree = treeFromText(`
    main     main
    get it   other
    30       5
  `);

  expect(printTree(tree)).toEqual(['main 35 (self 0)', '  get it 30 (self 30)', '  other 5 (self 5)']);
});

test('reads a line per stack and marks cuts where the tree is limited', () => {
  const tree = treeFromText(
    `
    main;get it 30
    main;other 5
    main 1
  `,
    { limited: true },
  );

  expect(printTree(tree)).toEqual(['main 36 (self 1)', '  get it 30 (self 30)', '  other 5 (cut)']);
});

test('refuses a frame that stands under no stack', () => {
  expect(() => treeFromText('main   main\n    parse')).toThrow('"parse" does not stand under a stack');
});
