import type { AnswerBlock } from './splitAnswer';

/** Cuts an answer after a number of pieces. Complete parts stay the same object. */
export function limitPieces(
  blocks: readonly AnswerBlock[],
  room: number,
): { readonly shown: readonly AnswerBlock[]; readonly isAll: boolean } {
  const shown: AnswerBlock[] = [];
  let left = room;
  for (const block of blocks) {
    if (left <= 0) {
      return { shown, isAll: false };
    }
    const { part, count, isWhole } = limitBlock(block, left);
    shown.push(part);
    left -= count;
    if (!isWhole) {
      return { shown, isAll: false };
    }
  }
  return { shown, isAll: true };
}

interface Limited {
  readonly part: AnswerBlock;
  readonly count: number;
  readonly isWhole: boolean;
}

function limitBlock(block: AnswerBlock, room: number): Limited {
  switch (block.kind) {
    case 'list': {
      const { end, count } = countUntil(block.items, ({ pieces }) => pieces.length, room);
      const isWhole = end === block.items.length;
      return { part: isWhole ? block : { ...block, items: block.items.slice(0, end) }, count, isWhole };
    }
    case 'table': {
      const { end, count } = countUntil(block.rows, (cells) => cells.length + cells.flat().length, room);
      const isWhole = end === block.rows.length;
      return { part: isWhole ? block : { ...block, rows: block.rows.slice(0, end) }, count, isWhole };
    }
    case 'code':
    case 'heading':
    case 'text': {
      const isWhole = block.pieces.length <= room;
      const count = 1 + Math.min(room, block.pieces.length);
      return { part: isWhole ? block : { ...block, pieces: block.pieces.slice(0, room) }, count, isWhole };
    }
  }
}

/** Counts the items that fit, at least one. */
function countUntil<T>(items: readonly T[], weigh: (item: T) => number, room: number): { end: number; count: number } {
  let count = 0;
  let end = 0;
  while (end < items.length && (end === 0 || count < room)) {
    const item = items[end];
    count += 1 + (item === undefined ? 0 : weigh(item));
    end++;
  }
  return { end, count };
}
