/** HTML as a type of its own: whatever is put into a template is escaped, unless it is HTML already. */

/** Text that is sound HTML: made by `html` only. */
export class Html {
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  /** Text that we wrote ourselves, or made by a library that escapes: never anything of a user. */
  static trusted(text: string): Html {
    return new Html(text);
  }
}

/** What a template takes: nothing is said of `undefined`, and of `false`. */
export type Part = Html | string | number | undefined | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, in an element or a quoted attribute. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** The tag of every template. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return Html.trusted(
    texts.map((text, at) => text + (at < parts.length ? textOf(parts[at]) : '')).join(''),
  );
}

function textOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return escaped(String(part));
}

/** Data as the content of a `<script type="application/json">`: nothing in it can end the element. */
export function embeddedJson(data: unknown): Html {
  const text = JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return Html.trusted(text);
}
