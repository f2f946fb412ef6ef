/** For tests: reads XML as strictly as its grammar asks, as far as reports use it: no comments, no CDATA. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** its own text */
  readonly text: string;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const TAG = /<(\/?)([a-z-]+)((?: [a-z]+="[^<"]*")*)(\/?)>/y;
const ATTRIBUTE = / ([a-z]+)="([^"]*)"/g;
/** What XML 1.0 lets stand in a document. */
const LEGAL = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** The root; an error where the document is not well-formed. */
export function parseXml(document: string): XmlElement {
  if (!document.startsWith(DECLARATION)) throw new Error('no declaration');
  if (!LEGAL.test(document)) throw new Error('a character that XML cannot hold');
  const root = { name: '', attributes: {}, children: [] as XmlElement[], text: '' };
  const open = [root];
  let at = DECLARATION.length;
  while (at < document.length) {
    if (document[at] !== '<') {
      const end = document.indexOf('<', at);
      open.at(-1)!.text += plain(document.slice(at, end < 0 ? document.length : end));
      at = end < 0 ? document.length : end;
      continue;
    }
    TAG.lastIndex = at;
    const tag = TAG.exec(document);
    if (tag === null) throw new Error(`no tag: ${document.slice(at, at + 80)}`);
    at = TAG.lastIndex;
    const [, closes, name, attributes, isEmpty] = tag;
    if (closes) {
      if (open.pop()!.name !== name) throw new Error(`${name} is not open`);
      continue;
    }
    const element = { name, attributes: attributesOf(attributes), children: [], text: '' };
    open.at(-1)!.children.push(element);
    if (!isEmpty) open.push(element);
  }
  if (open.length > 1 || root.children.length !== 1) throw new Error('not one root, closed');
  return root.children[0];
}

function attributesOf(text: string): Record<string, string> {
  const found = [...text.matchAll(ATTRIBUTE)].map(
    ([, name, value]) => [name, plain(value)] as const,
  );
  if (new Set(found.map(([name]) => name)).size < found.length)
    throw new Error('a doubled attribute');
  return Object.fromEntries(found);
}

/** Text without entities. */
function plain(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in text');
  return text.replaceAll(/&(\w*)(;?)/g, (entity, name: string, end: string) => {
    if (end === '' || !Object.hasOwn(ENTITIES, name)) throw new Error(`no entity: ${entity}`);
    return ENTITIES[name];
  });
}
