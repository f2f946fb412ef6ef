/** The configuration's JSON Schema says what is accepted: no key more, no key less. */

import { describe, expect, it } from 'vitest';
import { RULE_CONSTANTS } from '../../src/engine/constants.js';
import { EXPERIMENTS } from '../../src/engine/experiments.js';
import { configJsonSchema } from '../../src/experiment/schema.js';
import { USER_PARAMS } from '../../src/learners/user-params.js';
import { errorsOf } from './loading.js';

interface JsonSchema {
  readonly type?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
}

const text = JSON.stringify(configJsonSchema());
const schema = JSON.parse(text) as JsonSchema;
const [byName, listed] = schema.properties!['groups'].anyOf!;
const group = byName.additionalProperties as JsonSchema;

/** Keys that a checked configuration accepts at a place: those that do not count as unknown. */
function accepted(keys: readonly string[], place: (key: string) => string): string[] {
  return keys.filter((key) => !errorsOf(place(key)).some((line) => line.includes('unknown key')));
}

const KEYS = [
  ...Object.keys(schema.properties!),
  ...Object.keys(group.properties!),
  ...Object.keys(RULE_CONSTANTS),
  ...Object.keys(EXPERIMENTS),
  ...Object.keys(USER_PARAMS),
  'max_problems',
  'max_days',
  'stalled_after',
  'correlations',
  'nope',
  'sweep',
  'id',
  'module',
  'url',
  'timeout_seconds',
];

describe('the JSON Schema', () => {
  it('is an object that names its dialect', () => {
    expect(schema.type).toBe('object');
    expect(text).toContain('"$schema":"https://json-schema.org/');
  });

  it.each<[string, JsonSchema, (key: string) => string]>([
    ['at the top', schema, (key) => `{${key}: {}}`],
    ['in a group', group, (key) => `groups: {a: {${key}: {}}}`],
    ['in a listed group', listed.items!, (key) => `groups: [{${key}: {}}]`],
    [
      'in user_params',
      group.properties!['user_params'],
      (key) => `groups: {a: {user_params: {${key}: {}}}}`,
    ],
    ['in engine', group.properties!['engine'], (key) => `engine: {${key}: {}}`],
    [
      'in alternatives',
      group.properties!['alternatives'],
      (key) => `groups: {a: {alternatives: {${key}: {}}}}`,
    ],
    ['in limits', schema.properties!['limits'], (key) => `limits: {${key}: {}}`],
  ])('has the keys that are accepted %s, and no others', (_, part, place) => {
    expect(part.additionalProperties).toBe(false);
    const keys = [...new Set(KEYS)];
    expect(accepted(keys, place).toSorted()).toEqual(Object.keys(part.properties!).toSorted());
  });

  it('requires what has no default', () => {
    expect(schema.required).toEqual(['groups']);
    expect(group.required?.toSorted()).toEqual(['num_users']);
    expect(listed.items?.required?.toSorted()).toEqual(['name', 'num_users']);
    expect(group.properties!['user_params'].required).toEqual(['starting_prob']);
  });

  it('has the bounds of parameters and constants', () => {
    const parts = {
      ...group.properties!['user_params'].properties,
      ...schema.properties!['engine'].properties,
    };
    for (const [name, { min, max }] of Object.entries({ ...USER_PARAMS, ...RULE_CONSTANTS })) {
      // A learner's parameter is a number or a distribution.
      const { minimum, maximum } = parts[name].anyOf?.[0] ?? parts[name];
      expect([name, minimum, maximum]).toEqual([name, min, max]);
    }
  });

  it('names the alternatives', () => {
    const { properties } = group.properties!['alternatives'];
    expect(properties!['booster_tasks_v3'].enum).toEqual(['control', 'booster']);
    expect(Object.keys(properties!)).toEqual(Object.keys(EXPERIMENTS));
  });
});
