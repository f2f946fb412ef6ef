/** The page around the sections: one file that needs nothing else, and may ask nothing of anybody. */

import { GENERATOR } from './generator.js';
import { Html, embeddedJson, html } from './html.js';
import type { Section } from './section.js';
import { STYLE } from './style.js';
import type { ReportValues } from './values.js';

/** What the page takes along beside its sections. */
export interface Inlined {
  /** the browser's code */
  readonly script: string;
  /** a text's SHA-256 in base64, as a content security policy names it */
  readonly hash: (text: string) => string;
}

/** The whole page. */
export function page(
  values: Pick<ReportValues, 'experiment' | 'description' | 'seed' | 'version' | 'isPartial'>,
  sections: readonly Section[],
  { script, hash }: Inlined,
): string {
  const { experiment, description } = values;
  // Only what stands in this page may run or style it, and nothing may be fetched.
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash(script)}'`,
    `style-src 'sha256-${hash(STYLE)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${Html.trusted(GENERATOR)}
<title>${experiment}: report of learnersim</title>
<style>${Html.trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header>
<p class="kind">Simulated experiment</p>
<h1>${experiment}</h1>
${description !== '' && html`<p class="lead">${description}</p>\n`}<nav aria-label="Sections"><ul>${sections.map(navigationItem)}</ul></nav>
<noscript><p class="warning">Scripts are off. The class, the learners' journeys and the knowledge map need them, and so do the buttons that copy tables; all else works without.</p></noscript>
</header>
<main id="main" tabindex="-1">
${sections.map(sectionHtml)}</main>
<footer><p>Made by learnersim ${values.version} with seed ${values.seed}. The learners are simulated: what real learners do, only a live test shows.</p></footer>
<script>${Html.trusted(script)}</script>
</body>
</html>
`.text;
}

function navigationItem({ id, title }: Section): Html {
  return html`<li><a href="#${id}">${title}</a></li>`;
}

function sectionHtml({ id, title, html: content, data }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${content}${data !== undefined && dataHtml(id, data)}</section>
`;
}

function dataHtml(id: string, data: unknown): Html {
  return html`<script type="application/json" id="data-${id}">${embeddedJson(data)}</script>\n`;
}
