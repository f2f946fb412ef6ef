/** What is valid YAML and yet no plain data: tags, keys that are no text, aliases and merges that lead nowhere. */

import {
  type Alias,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
} from 'yaml';
import { didYouMean } from '../errors.js';
import type { Fault } from './yaml-text.js';

/** Most parts that aliases may bring in, all together [assumption]. */
const MAX_ALIASED_PARTS = 100_000;
/** Most aliases [assumption]: `yaml` looks each up among all of them. */
const MAX_ALIASES = 10_000;
const PREFIX = 'tag:yaml.org,2002:';
/** Tags of plain data. */
const PLAIN = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((tag) => PREFIX + tag).concat('!'),
);

/** Everything in a document that cannot become plain data. */
export function yamlFaults(document: Document): Fault[] {
  const inspection = new Inspection();
  inspection.size(document.contents);
  return inspection.faults;
}

/** One walk in the order of the text: an alias means the last anchor of its name before it. */
class Inspection {
  readonly faults: Fault[] = [];
  private readonly anchors = new Map<string, Node>();
  private readonly sizes = new Map<Node, number>();
  private readonly open = new Set<Node>();
  private aliases = 0;
  private aliasedParts = 0;

  /** Looks at a node and all that is inside; returns how many parts it stands for, aliases followed. */
  size(node: unknown): number {
    if (isPair(node)) return this.pair(node);
    if (!isNode(node)) return 0;
    if (isAlias(node)) return this.alias(node);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    this.tag(node);
    this.open.add(node);
    const inside: readonly unknown[] = isCollection(node) ? node.items : [];
    const size = inside.reduce<number>((sum, item) => sum + this.size(item), 1);
    this.open.delete(node);
    if (node.anchor !== undefined) this.sizes.set(node, size);
    return size;
  }

  private pair({ key, value }: Pair): number {
    const size = this.size(key);
    if (isCollection(this.target(key))) this.wrong(key, 'a map or list cannot be a key');
    if (isScalar(key) && key.value === '__proto__') {
      this.wrong(key, 'key "__proto__" is not allowed');
    }
    const whole = size + this.size(value);
    if (isScalar(key) && isMergeKey(key)) this.merge(key, value);
    return whole;
  }

  /** A merge takes a map, or a list of them. */
  private merge(key: Node, value: unknown): void {
    const merged = this.target(value);
    for (const source of isSeq(merged) ? merged.items : [merged]) {
      const target = this.target(source);
      // An alias that leads nowhere has been reported.
      if (isMap(target) || isAlias(target)) continue;
      this.wrong(isNode(source) ? source : key, '<< can only merge maps');
    }
  }

  private alias(alias: Alias): number {
    const { source } = alias;
    const target = this.anchors.get(source);
    if (target === undefined) {
      // `*.blocked == 0` is a glob that lacks its quotes.
      const quotes = source.includes('.') ? 'text that starts with * stands in quotes' : undefined;
      const hint = didYouMean(source, [...this.anchors.keys()]) ?? quotes;
      this.wrong(alias, `no anchor &${source} before this alias`, hint);
      return 0;
    }
    if (this.open.has(target)) {
      this.wrong(alias, `alias *${source} stands inside of what it means`);
      return 0;
    }
    const size = this.sizes.get(target) ?? 1;
    const before = this.aliasedParts;
    this.aliasedParts += size;
    if (before <= MAX_ALIASED_PARTS && this.aliasedParts > MAX_ALIASED_PARTS) {
      this.wrong(alias, `aliases bring in more than ${MAX_ALIASED_PARTS} parts`);
    }
    if (++this.aliases === MAX_ALIASES + 1) this.wrong(alias, `more than ${MAX_ALIASES} aliases`);
    return size;
  }

  /** What an alias means; the alias itself when it leads nowhere. Other nodes are what they are. */
  private target(node: unknown): unknown {
    return isAlias(node) ? (this.anchors.get(node.source) ?? node) : node;
  }

  private tag(node: Node): void {
    const { tag } = node;
    if (tag === undefined || PLAIN.has(tag)) return;
    const shown = tag.startsWith(PREFIX) ? `!!${tag.slice(PREFIX.length)}` : tag;
    this.wrong(node, `tag ${shown} is not supported`);
  }

  private wrong(node: unknown, what: string, hint?: string): void {
    this.faults.push({ offset: (node as Node).range?.[0] ?? 0, what, hint });
  }
}

/** The parser gives the merge key as a symbol; as text where a tag stands before it. */
function isMergeKey({ value, type }: Scalar): boolean {
  return typeof value === 'symbol' || (value === '<<' && type === 'PLAIN');
}
