/** Options that several commands have, and what their words mean. */

import { type Command, InvalidArgumentError, Option } from 'commander';

/** Names of the reporters. */
export const REPORTERS = ['default', 'json', 'ndjson', 'junit', 'github'] as const;
export type Reporter = (typeof REPORTERS)[number];

/** How the configuration is found and changed. */
export function configOptions(command: Command): Command {
  const collect = (value: string, earlier: readonly string[]): string[] => [...earlier, value];
  return command
    .option('--seed <seed>', "in place of the configuration's seed")
    .addOption(
      new Option('--set <path=value>', 'override a value of the configuration; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .option('--scenarios <dir>', 'look for missions here first')
    .option('--datastore <file>', "in place of the configuration's datastore_path");
}

/** Who reports, and where to. */
export function reporterOptions(command: Command): Command {
  const choose = (value: string, earlier: readonly string[]): string[] => {
    if (REPORTERS.includes(value as Reporter)) return [...earlier, value];
    throw new InvalidArgumentError(`It must be one of ${REPORTERS.join(', ')}.`);
  };
  const reporter = new Option('--reporter <name>', `${REPORTERS.join(', ')}; repeatable`)
    .argParser(choose)
    .default([], 'default; github joins it in GitHub Actions');
  return command
    .addOption(reporter)
    .option('--json', 'one JSON document on stdout in place of text')
    .option('--output-file.json <file>', 'where the json reporter writes')
    .option('--output-file.ndjson <file>', 'where the ndjson reporter writes')
    .option('--output-file.junit <file>', 'where the junit reporter writes');
}

/** What a report is made of: a page, or its charts alone. */
export function formatOption(): Option {
  return new Option('--format <format>', 'a page, or its charts as files')
    .choices(['html', 'svg'])
    .default('html');
}

/** A number from `least` to `most`. */
export function numberFrom(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d*\.?\d+(e-?\d+)?$/i.test(value) ? Number(value) : NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`);
  };
}

/** A whole number from `least`, of at most `digits` digits. */
export function wholeNumber(least: 0 | 1, digits: number): (value: string) => number {
  return (value) => {
    if (/^\d+$/.test(value) && value.length <= digits && Number(value) >= least) {
      return Number(value);
    }
    const most = 10 ** digits - 1;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** A TCP port, from 0. */
export function port(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
}

/** `i/n`: part i, from 1, of n. */
export function shard(value: string): { number: number; of: number } {
  const [, number, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(value)?.map(Number) ?? [0, 0, 0];
  if (number >= 1 && number <= of) return { number, of };
  throw new InvalidArgumentError('It must be i/n, with i from 1 to n.');
}

/** A finite number. */
export function decimal(value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && Number.isFinite(number)) return number;
  throw new InvalidArgumentError('It must be a number.');
}
