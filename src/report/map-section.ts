/** The knowledge map: skills by prerequisites, coloured by what a group's learners did on them. */

import { foldedTable, shownNumber } from './figure.js';
import { type Html, html } from './html.js';
import { type MapLayout, NODE, type Point, isDrawable, mapLayout } from './map-layout.js';
import type { LearnerSample, SampledGroup, SampledMission, SkillFigures } from './sample.js';
import type { Section } from './section.js';

/** Skills of a map that is drawn [assumption]: more take seconds to lay out, and nobody finds their way in them. */
const MOST_SKILLS = 400;
/** Letters of a name that fit a line, and lines. */
const LINE = 20;
const LINES = 2;

/** What a map can be coloured by. */
const MEASURES = [
  { id: 'problems', name: 'problems a learner', of: perLearner },
  { id: 'unmastered', name: 'learners without mastery at the end', of: unmastered },
  { id: 'stuck', name: 'learners who ended blocked or stalled without it', of: stuck },
  { id: 'wrong', name: 'share of wrong answers', of: wrong },
  { id: 'day', name: 'median day of mastery', of: masteryDay },
] as const;

export function mapSection(sample: LearnerSample): Section {
  const { groups, missions } = sample;
  const maps = missions.map((mission, at) => mapHtml(mission, at));
  const groupOptions = groups.map(({ name }, at) => html`<option value="${at}">${name}</option>`);
  const measureOptions = MEASURES.map(
    ({ id, name }) => html`<option value="${id}">${name}</option>`,
  );
  return {
    id: 'map',
    title: 'The knowledge map',
    html: html`<p>Arrows lead from prerequisites to what needs them, to the right but in a circle; foundations have a double frame. Choose a skill for its figures.</p>
<form id="map-controls" class="controls" hidden>
<label>Alternative <select name="group">${groupOptions}</select></label>
<label>Colour <select name="measure">${measureOptions}</select></label>
<label>Skill <select name="skill"></select></label>
</form>
<ul class="legend" id="map-legend" aria-label="Legend"></ul>
${maps}<div id="map-skill" role="status"></div>
${missions.map((mission, at) => tableHtml(sample, mission, at))}`,
    data: {
      groups: groups.map((group) => ({
        name: group.name,
        mission: group.mission,
        skills: group.skills.map((skill) => MEASURES.map(({ of }) => of(skill, group) ?? null)),
      })),
      missions: missions.map(({ skills }) =>
        skills.map(({ slug, title, prerequisites }) => ({ slug, title, prerequisites })),
      ),
      measures: MEASURES.map(({ id, name }) => ({ id, name })),
    },
  };
}

function perLearner({ problems }: SkillFigures, { learners }: SampledGroup): number {
  return problems / learners;
}

function unmastered({ mastered }: SkillFigures, { learners }: SampledGroup): number {
  return learners - mastered;
}

function stuck(skill: SkillFigures): number {
  return skill.stuck;
}

function wrong({ problems, correct }: SkillFigures): number | undefined {
  return problems === 0 ? undefined : 1 - correct / problems;
}

function masteryDay(skill: SkillFigures): number | undefined {
  return skill.masteryDay;
}

function mapHtml({ title, skills }: SampledMission, at: number): Html {
  if (skills.length > MOST_SKILLS || !isDrawable(skills)) {
    const lines = skills.reduce((sum, { prerequisites }) => sum + prerequisites.length, 0);
    return html`<p class="map" data-mission="${at}">A map of ${skills.length} skills and ${lines} prerequisites is not drawn: it would be too large to read. skills.csv has their figures.</p>\n`;
  }
  const layout = mapLayout(skills);
  const nodes = skills.map(({ title: name, isFoundation }, ix) =>
    nodeHtml(name, isFoundation, ix, layout.nodes[ix]),
  );
  return html`<div class="scroll map" data-mission="${at}" role="region" tabindex="0" aria-label="Knowledge map of ${title}">
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${layout.width} ${layout.height}" width="${layout.width}" height="${layout.height}" role="img" aria-label="${skills.length} skills by prerequisites; the selection above tells of each">
<defs><marker id="arrow-${at}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z"/></marker></defs>
<g class="edges" aria-hidden="true">${edgesHtml(layout, at)}</g>
${nodes}</svg></div>
`;
}

function edgesHtml({ edges }: MapLayout, mission: number): Html[] {
  return edges.map((points) => {
    const path = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
    return html`<path d="${path}" marker-end="url(#arrow-${mission})"/>`;
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
  return html`<g class="skill" data-skill="${ix}"><title>${name}</title><rect x="${left}" y="${top}" width="${width}" height="${height}" rx="6"/>${inner}${lines.map((line, at) => html`<text x="${x}" y="${first + at * 14}">${line}</text>`)}</g>
`;
}

/** A name in lines that fit; what does not is cut. */
function wrapped(name: string): string[] {
  const lines: string[] = [''];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1)!;
    if (last === '' || last.length + 1 + word.length <= LINE)
      lines[lines.length - 1] = `${last} ${word}`.trim();
    else lines.push(word);
  }
  const shown = lines
    .slice(0, LINES)
    .map((line) => (line.length > LINE ? `${line.slice(0, LINE - 1)}…` : line));
  if (lines.length > LINES) shown[LINES - 1] = `${shown[LINES - 1].slice(0, LINE - 1)}…`;
  return shown;
}

function tableHtml(
  { groups }: LearnerSample,
  { slug, skills }: SampledMission,
  at: number,
): Html | false {
  if (skills.length > MOST_SKILLS) return false;
  const own = groups.filter(({ mission }) => mission === at);
  return foldedTable({
    caption: `skills of ${slug}`,
    columns: [
      { name: 'skill' },
      ...own.flatMap((group) =>
        MEASURES.map(({ name }) => ({ name: `${group.name}: ${name}`, isNumber: true })),
      ),
    ],
    rows: skills.map((skill, ix) => [
      skill.slug,
      ...own.flatMap((group) => MEASURES.map(({ of }) => shownNumber(of(group.skills[ix], group)))),
    ]),
  });
}
