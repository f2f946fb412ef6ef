/** An engine's module: found, read by Node, and asked for its `createEngine`. */

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EngineFault, thrownText } from './engine-fault.js';
import type { CreateEngine } from './engine-maker.js';

/**
 * What makes the engine of a module: its `createEngine`, or its default export.
 * @throws EngineFault when it cannot be imported or exports neither
 */
export async function loadEngineModule(file: string): Promise<CreateEngine> {
  let exported: { readonly createEngine?: unknown; readonly default?: unknown };
  try {
    exported = (await import(pathToFileURL(resolve(file)).href)) as typeof exported;
  } catch (error) {
    throw new EngineFault(`the module cannot be imported: ${thrownText(error)}`);
  }
  const inner = exported.default as { readonly createEngine?: unknown } | undefined;
  const found = exported.createEngine ?? inner?.createEngine ?? inner;
  if (typeof found === 'function') return found as CreateEngine;
  throw new EngineFault('the module exports no function createEngine, and none as its default');
}
