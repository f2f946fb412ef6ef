/** A mission in a line of text, such as 'a* z b<a,z c!': plain data that either engine can be built from. */

import type { NaiveSkill, NaiveWorld } from './naive-world.js';

/**
 * Skills in mission order. A star marks a foundation, an exclamation mark a skill without problem types;
 * prerequisites stand behind the arrow, and one that is not in the line exists nowhere.
 */
export function worldOf(text: string): NaiveWorld {
  const skills: NaiveSkill[] = [];
  const foundations: string[] = [];
  for (const part of text.split(' ').filter((word) => word !== '')) {
    const [name, prerequisites] = part.split('<');
    const slug = name.replaceAll(/[*!]/g, '');
    skills.push({
      slug,
      prerequisites: prerequisites?.split(',') ?? [],
      problemTypes: name.includes('!') ? 0 : 1,
    });
    if (name.includes('*')) foundations.push(slug);
  }
  return { skills, foundations };
}
