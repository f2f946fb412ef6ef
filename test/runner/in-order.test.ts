/** Work side by side, handed on in order: with promises that the test settles, nothing waits for a clock. */

import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/runner/in-order.js';

/** Work that is begun by `run` and done when the test says so. */
class Workshop {
  readonly begun: number[] = [];
  readonly #open = new Map<
    number,
    { resolve: (result: string) => void; reject: (e: Error) => void }
  >();

  readonly run = (item: number): Promise<string> => {
    this.begun.push(item);
    return new Promise((resolve, reject) => this.#open.set(item, { resolve, reject }));
  };

  finish(...items: readonly number[]): void {
    for (const item of items) this.#open.get(item)!.resolve(`done ${item}`);
  }

  fail(item: number): void {
    this.#open.get(item)!.reject(new Error(`no ${item}`));
  }
}

describe('inOrder', () => {
  it('yields in the order of the items, whatever is finished first', async () => {
    const shop = new Workshop();
    const results = inOrder([1, 2, 3], 5, shop.run);
    const first = results.next();
    expect(shop.begun).toEqual([1, 2, 3]);
    shop.finish(3, 2, 1);
    expect(await first).toEqual({ done: false, value: { item: 1, result: 'done 1' } });
    expect((await results.next()).value).toEqual({ item: 2, result: 'done 2' });
    expect((await results.next()).value).toEqual({ item: 3, result: 'done 3' });
    expect(await results.next()).toEqual({ done: true, value: undefined });
  });

  it('begins no more than so many, and the next only when the first was handed on and is worked off', async () => {
    const shop = new Workshop();
    const results = inOrder([1, 2, 3, 4, 5], 2, shop.run);
    const first = results.next();
    expect(shop.begun).toEqual([1, 2]);
    shop.finish(2, 1);
    await first;
    expect(shop.begun).toEqual([1, 2]);
    const second = results.next();
    expect(shop.begun).toEqual([1, 2, 3]);
    await second;
    const third = results.next();
    expect(shop.begun).toEqual([1, 2, 3, 4]);
    shop.finish(3);
    await third;
    expect(shop.begun).toEqual([1, 2, 3, 4]);
  });

  it('takes items only as it needs them', async () => {
    const taken: number[] = [];
    function* endless(): Generator<number> {
      for (let item = 0; ; item++) {
        taken.push(item);
        yield item;
      }
    }
    const results = inOrder(endless(), 3, (item) => Promise.resolve(item * 10));
    for (const expected of [0, 10, 20]) {
      expect((await results.next()).value).toMatchObject({ result: expected });
    }
    expect(taken).toEqual([0, 1, 2, 3, 4]);
    await results.return(undefined);
    expect(taken).toEqual([0, 1, 2, 3, 4]);
  });

  it('has nothing to yield without items', async () => {
    const results = inOrder([], 3, () => Promise.resolve(1));
    expect(await results.next()).toEqual({ done: true, value: undefined });
  });

  it('passes a failure on at its turn, after the results before it', async () => {
    const shop = new Workshop();
    const results = inOrder([1, 2], 2, shop.run);
    const first = results.next();
    shop.finish(1);
    expect((await first).value).toMatchObject({ item: 1 });
    shop.fail(2);
    await expect(results.next()).rejects.toThrow('no 2');
  });
});
