/** Rule book 14: how production assigns alternatives where none is forced. */

/**
 * The alternative of someone in an experiment: the hash of experiment name and identity falls into one of the weighted
 * buckets. The same person always gets the same alternative, and experiments overlap independently.
 * @param weights alternative to weight; at least one weight is above 0
 */
export function assignAlternative(
  experiment: string,
  identity: string,
  weights: Readonly<Record<string, number>>,
): string {
  const buckets = Object.entries(weights).filter(([, weight]) => weight > 0);
  const total = buckets.reduce((sum, [, weight]) => sum + weight, 0);
  let left = hashUniform(`${experiment}/${identity}`) * total;
  for (const [alternative, weight] of buckets) {
    left -= weight;
    if (left < 0) return alternative;
  }
  return buckets.at(-1)![0];
}

/** FNV-1a over UTF-16 units, then murmur3's finalizer to spread its low entropy: uniform on [0, 1). */
export function hashUniform(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}
