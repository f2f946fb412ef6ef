/** The knowledge map: skills by prerequisites, coloured by what a group's learners did on them. */

import { foldedTable, shownNumber } from './figure.js';
import { type Html, html } from './html.js';
import { type MapLayout, NODE, type Point, isDrawable, linePath, mapLayout } from './map-layout.js';
import type {
  LearnerSample,
  SampledGroup,
  SampledMission,
  SampledSkill,
  SkillFigures,
} from './sample.js';
import type { Section } from './section.js';

/** Skills of a map that is drawn [assumption]: more take seconds to lay out, and nobody finds their way in them. */
const MOST_SKILLS = 400;
/** Letters of a name that fit a line, and lines. */
const LINE = 18;
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
    html: html`<p>Arrows lead from prerequisites to what needs them, to the right but in a circle; foundations have a double frame. Choose a skill to see what it needs, all the way down, and what it unlocks.</p>
<form id="map-controls" class="controls" hidden>
<label>Alternative <select name="group">${groupOptions}</select></label>
<label>Colour <select name="measure">${measureOptions}</select></label>
<label>Skill <select name="skill"></select></label>
<span class="tools" role="group" aria-label="Size of the map"><button type="button" name="smaller" aria-label="Zoom out">−</button><button type="button" name="larger" aria-label="Zoom in">+</button><button type="button" name="fit">Fit</button> <output name="scale"></output></span>
</form>
<ul class="legend" id="map-legend" aria-label="Legend"></ul>
<div id="map-frame">${maps}<p id="map-tip" aria-hidden="true" hidden></p></div>
<p class="small keys" id="map-keys" hidden>Drag to move, Ctrl and the wheel to zoom. By keyboard: + − 0 for the size; on a skill, arrows lead along the lines and within a column, Enter chooses, Escape clears.</p>
<p id="map-told" role="status"></p>
<div id="map-skill"></div>
${missions.map((mission, at) => tableHtml(sample, mission, at))}`,
    data: {
      groups: groups.map((group) => ({
        name: group.name,
        mission: group.mission,
        learners: group.learners,
        barred: barredSkills(missions[group.mission], group),
        skills: group.skills.map((skill) => MEASURES.map(({ of }) => of(skill, group) ?? null)),
      })),
      missions: missions.map(({ skills }) =>
        skills.map(({ slug, title, prerequisites }) => ({ slug, title, prerequisites })),
      ),
      measures: MEASURES.map(({ id, name }) => ({ id, name })),
    },
  };
}

/** Skills that nobody reached, as nobody had mastered one of their prerequisites. */
function barredSkills(
  { skills }: SampledMission,
  { skills: figures }: Pick<SampledGroup, 'skills'>,
): number[] {
  return [...skills.keys()].filter((ix) => {
    const { problems, mastered } = figures[ix];
    const { prerequisites } = skills[ix];
    return (
      problems === 0 && mastered === 0 && prerequisites.some((one) => figures[one].mastered === 0)
    );
  });
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
  return html`<g class="skill" data-skill="${ix}" role="button" tabindex="-1" aria-label="${name}"><rect x="${left}" y="${top}" width="${width}" height="${height}" rx="6"/>${inner}${lines.map((line, at) => html`<text x="${x}" y="${first + at * 14}">${line}</text>`)}</g>
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
