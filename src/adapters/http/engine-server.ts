/** The engine on the network: `node:http` and nothing else, with bounds on everything that comes in. */

import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { UserError } from '../../errors.js';
import { VERSION } from '../../version.js';
import { EngineHost, type HostedWorld } from './engine-host.js';
import { worldHash } from './engine-line.js';
import { MOST_BYTES, WIRE_VERSION, type WorldDefinition, stepsRequestSchema } from './wire.js';

/** Worlds kept ready [assumption]: groups of an experiment by versions of content. */
const MOST_WORLDS = 64;
/** Milliseconds for a request to arrive [assumption]. */
const REQUEST_TIMEOUT = 30_000;

export interface ServerSettings {
  /** Makes a world of what a client sent; a `UserError` says what is wrong with it. */
  readonly worldOf: (definition: WorldDefinition) => HostedWorld;
  readonly isStateless: boolean;
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

const refusal = (status: number, error: string): Answer => ({ status, body: { error } });

/** A server that is not listening yet. */
export function engineServer({ worldOf, isStateless }: ServerSettings): Server {
  const host = new EngineHost(isStateless);
  const worlds = new Map<string, HostedWorld>();

  /** The world; undefined: it is not known and was not sent. */
  const worldBy = (hash: string, definition: WorldDefinition | undefined) => {
    const known = worlds.get(hash);
    if (known !== undefined || definition === undefined) return known;
    if (worldHash(definition) !== hash) {
      throw new UserError({ file: 'definition', what: 'is not what `world` is the hash of' });
    }
    const world = worldOf(definition);
    if (worlds.size >= MOST_WORLDS) worlds.delete(worlds.keys().next().value!);
    worlds.set(hash, world);
    return world;
  };

  const steps = (text: string): Answer => {
    const request = parsedRequest(text);
    if ('status' in request) return request;
    try {
      const world = worldBy(request.world, request.definition);
      if (world === undefined) return refusal(409, 'this world is not known: send its definition');
      return {
        status: 200,
        body: { results: request.steps.map((step) => host.step(world, step)) },
      };
    } catch (error) {
      if (error instanceof UserError) return refusal(400, error.message);
      throw error;
    }
  };

  const server = createServer((request, response) => {
    void answerTo(request, steps)
      .catch((error: unknown): Answer => refusal(500, String(error)))
      .then((answer) => send(request, response, answer));
  });
  server.requestTimeout = REQUEST_TIMEOUT;
  server.headersTimeout = REQUEST_TIMEOUT;
  return server;
}

async function answerTo(
  request: IncomingMessage,
  steps: (text: string) => Answer,
): Promise<Answer> {
  const { method, url, headers } = request;
  if (url === '/v1/engine') {
    if (method !== 'GET') return refusal(405, 'only GET');
    return {
      status: 200,
      body: { contract: WIRE_VERSION, name: 'learnersim', version: VERSION },
    };
  }
  if (url !== '/v1/steps') return refusal(404, 'there are /v1/engine and /v1/steps');
  if (method !== 'POST') return refusal(405, 'only POST');
  // A web page can send this type only where it is let, and we let none.
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) {
    return refusal(415, 'only application/json');
  }
  const text = await bodyOf(request);
  return text === undefined ? refusal(413, `more than ${MOST_BYTES} bytes`) : steps(text);
}

/** The body as text; undefined: it is too large. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return undefined;
  for await (const part of request) {
    bytes += (part as Buffer).length;
    if (bytes > MOST_BYTES) return undefined;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parsedRequest(text: string) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refusal(400, 'the request is no JSON');
  }
  const result = stepsRequestSchema.safeParse(value);
  if (result.success) {
    // As it came, in the order that the hash was made of.
    const { definition } = value as { readonly definition?: WorldDefinition };
    return { ...result.data, definition };
  }
  const [{ path, message }] = result.error.issues;
  return refusal(400, `${path.map(String).join('.')}: ${message}`);
}

function send(request: IncomingMessage, response: ServerResponse, { status, body }: Answer): void {
  // What was not read must not be taken for the next request.
  if (!request.complete) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
