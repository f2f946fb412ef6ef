/** YAML text to nodes, however odd the text: what is wrong with it is data, and bounded. */

import {
  Composer,
  type Document,
  Lexer,
  type LineCounter,
  Parser,
  type YAMLParseError,
} from 'yaml';

/** Deepest nesting that is read [assumption]: the composer is recursive, and absurd nesting would end the process. */
export const MAX_NESTING = 100;

/** Something wrong at an offset of the text. */
export interface Fault {
  readonly offset: number;
  readonly what: string;
  readonly hint?: string | undefined;
}

export interface YamlText {
  /** the first document; undefined when the text is nested too deeply to look at */
  readonly document: Document.Parsed | undefined;
  readonly faults: readonly Fault[];
}

/** Reads one document; `lines` learns where lines begin. */
export function parseYaml(text: string, lines: LineCounter): YamlText {
  try {
    const tokens = boundedTokens(text, lines);
    const [document, another] = new Composer({ merge: true }).compose(tokens, true, text.length);
    const faults = document.errors.map(syntaxFault);
    if (another) faults.push({ offset: another.range[0], what: 'a second document begins here' });
    return { document, faults };
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    const what = `nested deeper than ${MAX_NESTING} levels`;
    return { document: undefined, faults: [{ offset: error.offset, what }] };
  }
}

class TooDeep extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super();
    this.offset = offset;
  }
}

/** The parser's tokens, given up as soon as more collections are open than are read. */
function* boundedTokens(text: string, lines: LineCounter): ReturnType<Parser['parse']> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    // What is open: the document, collections, perhaps a scalar.
    if (parser.stack.length < MAX_NESTING + 2) continue;
    const collections = parser.stack.filter((open) => 'items' in open);
    if (collections.length > MAX_NESTING) throw new TooDeep(collections.at(-1)!.offset);
  }
  yield* parser.end();
}

function syntaxFault({ code, message, pos }: YAMLParseError): Fault {
  if (code === 'DUPLICATE_KEY') return { offset: pos[0], what: 'duplicate key' };
  return { offset: pos[0], what: `not valid YAML: ${message.split('\n')[0]}` };
}
