/** What `init` puts into a folder: files that come with the package, and those that every project has one of. */

import { fileURLToPath } from 'node:url';
import { VERSION } from '../version.js';
import { readText } from './files.js';

export interface StarterFile {
  /** in the new folder, with `/` between its parts */
  readonly path: string;
  readonly text: string;
  /** what it is, for people */
  readonly means: string;
  /** of a file that a project may have already: what to put into theirs, which stays; absent: theirs is in the way */
  readonly instead?: string;
}

/** The command that puts this version into a project's own `package.json`. */
export const ADD_PACKAGE = `npm install --save-dev --save-exact learnersim@${VERSION}`;

/** In the order in which they are named. */
export function starterFiles(): readonly StarterFile[] {
  return [
    {
      path: 'scenarios/fractions.yaml',
      text: own('scenarios/fractions.yaml'),
      means: 'a mission of twelve skills',
    },
    {
      path: 'configs/boosters.yaml',
      text: own('configs/boosters.yaml'),
      means: 'an experiment on it, and what is expected',
    },
    {
      path: '.github/workflows/learnersim.yml',
      text: own('workflow.yml'),
      means: 'both of them each night, and for pull requests',
    },
    {
      path: 'package.json',
      text: packageJson(),
      means: 'this version of learnersim',
      instead: ADD_PACKAGE,
    },
    {
      path: '.gitignore',
      // npm packs no file of that name.
      text: own('gitignore'),
      means: 'no results in the repository',
      instead: `put into it: ${own('gitignore').trimEnd().replaceAll('\n', ', ')}`,
    },
    { path: 'README.md', text: own('README.md'), means: 'the commands', instead: 'nothing to add' },
  ];
}

/** A file of the starter that comes with the package. */
function own(path: string): string {
  return readText(fileURLToPath(new URL(`../../starter/${path}`, import.meta.url)));
}

/** Without a name: a private package needs none, and a folder's may be none that npm takes. */
function packageJson(): string {
  const content = {
    private: true,
    scripts: {
      check: 'learnersim check scenarios configs',
      start: 'learnersim run configs/boosters.yaml --report',
    },
    devDependencies: { learnersim: VERSION },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
