/** A configuration's mission with the places of its parts: in its file, or in the datastore. */

import { readDocument } from '../content/document.js';
import { type SourcedScenario, checkScenario } from '../content/scenario.js';
import type { ExperimentPlan } from '../experiment/plan.js';
import { storePath } from '../experiment/stored-content.js';
import { configFiles } from './files.js';
import type { ConfigFlags } from './load-plan.js';

/**
 * Reads a mission of a configuration once more; undefined when it is gone.
 * @throws UserError when it is wrong by now
 */
export function missionSource(
  file: string,
  { config }: ExperimentPlan,
  mission: string,
  flags: ConfigFlags,
): SourcedScenario | undefined {
  const files = configFiles(file, flags);
  const path = storePath(config);
  if (path !== undefined) return files.datastore(path).scenario(mission);
  const found = files.scenario(mission, config.scenarios_path);
  return found && checkScenario(readDocument(found.file, found.text));
}
