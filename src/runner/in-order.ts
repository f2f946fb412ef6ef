/** Work that runs side by side and is handed on in order. */

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
    const result = run(item);
    // One that fails is found in its turn; until then it is nobody's fault.
    result.catch(() => undefined);
    underWay.push({ item, result });
    if (underWay.length < ahead) continue;
    const first = underWay.shift()!;
    yield { item: first.item, result: await first.result };
  }
  for (const { item, result } of underWay) yield { item, result: await result };
}
