import { FieldType, toDataFrame } from '@grafana/data';
import { readCells } from './readCells';

describe('readCells', () => {
  it('reads a frame with one field per row', () => {
    const frame = toDataFrame({
      fields: [
        { name: 'time', type: FieldType.time, values: [10, 20] },
        { name: 'fast', type: FieldType.number, values: [1, 2] },
        { name: 'slow', type: FieldType.number, values: [3, 4] },
      ],
    });
    expect(readCells(frame)).toEqual({
      timesMs: [10, 20],
      rows: ['fast', 'slow'],
      counts: [
        [1, 2],
        [3, 4],
      ],
    });
  });

  it('reads a frame with one record per cell, in any order, with holes', () => {
    const frame = toDataFrame({
      fields: [
        { name: 'xMax', type: FieldType.time, values: [20, 10, 20] },
        { name: 'yMin', type: FieldType.number, values: [5, 1, 1] },
        { name: 'count', type: FieldType.number, values: [7, 8, 9] },
      ],
    });
    expect(readCells(frame)).toEqual({
      timesMs: [10, 20],
      rows: ['1', '5'],
      counts: [
        [8, 9],
        [undefined, 7],
      ],
    });
  });
});
