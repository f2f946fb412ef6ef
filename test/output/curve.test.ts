/** Small curves: heights on one scale, gaps where there is no value. */

import { describe, expect, it } from 'vitest';
import { curveLine, curveTable } from '../../src/output/curve.js';

describe('a curve', () => {
  it('has a block a value, from the lowest to the fullest', () => {
    expect(curveLine([0, 1, 2, 3, 4, 5, 6, 7], 0, 7)).toBe('▁▂▃▄▅▆▇█');
    expect(curveLine([0.5, 0], 0, 1)).toBe('▅▁');
  });

  it('has a dot where there is no value, and lies low where all are the same', () => {
    expect(curveLine([undefined, 3, 3], 3, 3)).toBe('·▁▁');
  });
});

describe('the table', () => {
  it('has one scale for all groups', () => {
    const lines = curveTable(
      'over p',
      ['one', 'other'],
      [
        {
          name: 'share',
          scale: [0, 1],
          text: String,
          values: [
            [0, 1],
            [1, undefined],
          ],
        },
        {
          name: 'median',
          scale: undefined,
          text: String,
          values: [
            [10, 20],
            [undefined, 80],
          ],
        },
      ],
    );
    expect(lines).toEqual([
      'over p  share   median',
      'one     ▁█      ▁▂',
      'other   █·      ·█',
      '        0 to 1  10 to 80',
    ]);
  });

  it('has no scale where nothing has a value', () => {
    const figure = { name: 'm', scale: undefined, text: String, values: [[undefined]] };
    expect(curveTable('t', ['a'], [figure])).toEqual(['t  m', 'a  ·', '']);
  });
});
