/** The description of the HTTP protocol, made from the schemas that the server itself checks with. */

import { z } from 'zod';
import {
  MOST_BYTES,
  MOST_STEPS,
  WIRE_VERSION,
  engineSchema,
  faultSchema,
  stepsRequestSchema,
  stepsResponseSchema,
} from '../../src/adapters/http/wire.js';

const schemaOf = (schema: z.ZodType): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
};

const json = (schema: string): object => ({
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
});

const refused = (description: string): object => ({ description, ...json('Fault') });

/** The whole document. */
export const OPEN_API = {
  openapi: '3.1.0',
  info: {
    title: 'learnersim engine',
    version: String(WIRE_VERSION),
    description:
      'The contract of a mastery engine for many learners at once. A session is one learner at a time; a request holds steps of different sessions, and its response a result a step, in their order. A step that failed has an error of its own and spoils no other.',
  },
  paths: {
    '/v1/engine': {
      get: {
        summary: 'which engine this is',
        responses: { '200': { description: 'its name and version', ...json('Engine') } },
      },
    },
    '/v1/steps': {
      post: {
        summary: `up to ${MOST_STEPS} steps, in ${MOST_BYTES} bytes at most`,
        requestBody: { required: true, ...json('StepsRequest') },
        responses: {
          '200': { description: 'a result a step', ...json('StepsResponse') },
          '400': refused('the request, or its world, is not as it must be'),
          '409': refused('the world is not known: the same request again, with its definition'),
          '413': refused('the request is too large'),
          '415': refused('the request is not application/json'),
        },
      },
    },
  },
  components: {
    schemas: {
      Engine: schemaOf(engineSchema),
      StepsRequest: schemaOf(stepsRequestSchema),
      StepsResponse: schemaOf(stepsResponseSchema),
      Fault: schemaOf(faultSchema),
    },
  },
};
