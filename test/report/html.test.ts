/** Whatever is put into a page is escaped, but what is HTML already. */

import { assert, constantFrom, jsonValue, property } from 'fast-check';
import { expect, it } from 'vitest';
import { embeddedJson, html } from '../../src/report/html.js';

it('escapes text, in elements and attributes, and nests what is HTML', () => {
  const evil = `<script>"it's" & more</script>`;
  const safe = '&lt;script&gt;&quot;it&#39;s&quot; &amp; more&lt;/script&gt;';
  expect(html`<p title="${evil}">${evil}</p>`.text).toBe(`<p title="${safe}">${safe}</p>`);
  expect(html`<ul>${[evil, 2].map((one) => html`<li>${one}</li>`)}</ul>`.text).toBe(
    `<ul><li>${safe}</li><li>2</li></ul>`,
  );
});

it('says nothing of undefined and false, and says 0', () => {
  expect(html`a${undefined}${false}${0}${''}b`.text).toBe('a0b');
});

it('embeds any data so that it is read back the same and cannot end its element', () => {
  assert(
    property(jsonValue(), constantFrom('</script>', '<!--', '\u2028', 'x'), (data, text) => {
      const embedded = embeddedJson({ data, text }).text;
      expect(embedded).not.toMatch(/[<\u2028\u2029]/);
      expect(JSON.parse(embedded)).toEqual(JSON.parse(JSON.stringify({ data, text })));
    }),
  );
});
