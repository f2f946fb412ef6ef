/** A knowledge map as SVG: a box a skill, a line a prerequisite. */

import { type Html, html } from './html.js';
import { type MapLayout, NODE, type Point, isDrawable, linePath, mapLayout } from './map-layout.js';
import type { SampledMission, SampledSkill } from './sample.js';

/** Skills of a map that is drawn [assumption]: more take seconds to lay out, and nobody finds their way in them. */
export const MOST_SKILLS = 400;
/** Letters of a name that fit a line, and lines. */
const LINE = 18;
const LINES = 2;
/** Letters of a word that can still be read when it is squeezed into a line. */
const SQUEEZED = 26;

/** A map, or why it is not drawn. */
export function mapHtml({ title, skills }: SampledMission, at: number): Html {
  if (skills.length > MOST_SKILLS || !isDrawable(skills)) {
    const lines = skills.reduce((sum, { prerequisites }) => sum + prerequisites.length, 0);
    return html`<p class="map" data-mission="${at}">A map of ${skills.length} skills and ${lines} prerequisites is not drawn: it would be too large to read. skills.csv has their figures.</p>\n`;
  }
  const layout = mapLayout(skills);
  const nodes = skills.map(({ title: name, isFoundation }, ix) =>
    nodeHtml(name, isFoundation, ix, layout.nodes[ix]),
  );
  return html`<div class="scroll map" data-mission="${at}" role="region" tabindex="0" aria-label="Knowledge map of ${title}">
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${layout.width} ${layout.height}" width="${layout.width}" height="${layout.height}" role="group" aria-label="${skills.length} skills by prerequisites">
<defs><marker id="arrow-${at}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z"/></marker>
<pattern id="barred-${at}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7"/><path d="M0 0v7"/></pattern></defs>
<g class="edges" aria-hidden="true">${edgesHtml(skills, layout, at)}</g>
${nodes}</svg></div>
`;
}

function edgesHtml(skills: readonly SampledSkill[], { edges }: MapLayout, mission: number): Html[] {
  const ends = skills.flatMap(({ prerequisites }, to) => prerequisites.map((from) => [from, to]));
  return edges.map((points, at) => {
    const [from, to] = ends[at];
    return html`<path d="${linePath(points)}" data-from="${from}" data-to="${to}" marker-end="url(#arrow-${mission})"/>`;
  });
}

function nodeHtml(name: string, isFoundation: boolean, ix: number, { x, y }: Point): Html {
  const { width, height } = NODE;
  const [left, top] = [x - width / 2, y - height / 2];
  const lines = wrapped(name);
  const first = y + 4 - (lines.length - 1) * 7;
  const inner =
    isFoundation &&
    html`<rect class="inner" x="${left + 3}" y="${top + 3}" width="${width - 6}" height="${height - 6}" rx="4"/>`;
  return html`<g class="skill" data-skill="${ix}" role="button" tabindex="-1" aria-label="${name}"><rect x="${left}" y="${top}" width="${width}" height="${height}" rx="6"/>${inner}${lines.map((line, at) => lineHtml(line, x, first + at * 14))}</g>
`;
}

/** The first lines of a name, word by word; three dots, where there are more, or a word is far too long for its line. */
function wrapped(name: string): string[] {
  const lines: string[] = [''];
  for (const whole of name.split(/\s+/)) {
    const letters = Array.from(whole);
    const word = letters.length > SQUEEZED ? `${letters.slice(0, LINE - 1).join('')}…` : whole;
    const last = lines.at(-1)!;
    if (last === '' || last.length + 1 + word.length <= LINE)
      lines[lines.length - 1] = `${last} ${word}`.trim();
    else lines.push(word);
  }
  if (lines.length <= LINES) return lines;
  const cut = lines[LINES - 1];
  // A part of a word would read as another word.
  const kept = cut.length < LINE ? cut : cut.replace(/ \S+$/, '');
  return [...lines.slice(0, LINES - 1), `${kept}…`];
}

/** A line of a name; what is too long is squeezed. The space keeps it apart from the next one, where it is read aloud. */
function lineHtml(line: string, x: number, y: number): Html {
  const squeeze =
    line.length > LINE && html` textLength="${NODE.width - 8}" lengthAdjust="spacingAndGlyphs"`;
  return html`<text x="${x}" y="${y}"${squeeze}>${line} </text>`;
}
