/** The knowledge map: skills by prerequisites, coloured by what a group's learners did on them. */

import { foldedTable, shownNumber } from './figure.js';
import { type Html, html } from './html.js';
import { MOST_SKILLS, mapHtml } from './map-picture.js';
import type { LearnerSample, SampledGroup, SampledMission, SkillFigures } from './sample.js';
import type { Section } from './section.js';

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

function tableHtml(
  { groups }: LearnerSample,
  { title, skills }: SampledMission,
  at: number,
): Html | false {
  if (skills.length > MOST_SKILLS) return false;
  const own = groups.filter(({ mission }) => mission === at);
  return foldedTable({
    caption: `skills of ${title}`,
    columns: [
      { name: 'skill' },
      { name: 'its key' },
      ...own.flatMap((group) =>
        MEASURES.map(({ name }) => ({ name: `${group.name}: ${name}`, isNumber: true })),
      ),
    ],
    rows: skills.map((skill, ix) => [
      skill.title,
      skill.slug,
      ...own.flatMap((group) => MEASURES.map(({ of }) => shownNumber(of(group.skills[ix], group)))),
    ]),
  });
}
