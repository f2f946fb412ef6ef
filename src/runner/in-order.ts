/** Work that runs side by side and is handed on in order. */

/** Items until `stopped` says so. */
export function* takeUntil<Item>(items: Iterable<Item>, stopped: () => boolean): Generator<Item> {
  for (const item of items) {
    if (stopped()) return;
    yield item;
  }
}

/**
 * Runs items with at most `ahead` under way or waiting for their turn, and yields results in the items' order. While
 * the caller works on one, no further item is begun: slow writing slows the simulation, and memory stays bounded.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  ahead: number,
  run: (item: Item) => Promise<Result>,
): AsyncGenerator<{ readonly item: Item; readonly result: Result }> {
  const underWay: { readonly item: Item; readonly result: Promise<Result> }[] = [];
  for (const item of items) {
    underWay.push({ item, result: run(item) });
    if (underWay.length < ahead) continue;
    const first = underWay.shift()!;
    yield { item: first.item, result: await first.result };
  }
  for (const { item, result } of underWay) yield { item, result: await result };
}
