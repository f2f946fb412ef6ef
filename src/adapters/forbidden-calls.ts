/**
 * Calls that make an engine answer one thing today and another tomorrow: chance, the clock, timers. While an engine is
 * asked, they are caught and their place is named; for everybody else they are what they always were.
 */

import { createRequire, syncBuiltinESMExports } from 'node:module';
import { EngineFault, placeIn } from './engine-fault.js';

type Owner = Record<string, unknown>;
type Function = (...args: unknown[]) => unknown;

const require = createRequire(import.meta.url);
const TIMERS = ['setTimeout', 'setInterval', 'setImmediate'];
const RANDOM = ['randomUUID', 'getRandomValues', 'randomBytes', 'randomInt', 'randomFillSync'];

/** Who owns the calls, and what they are called by. */
const WATCHED: readonly { readonly owner: Owner; readonly of: string; readonly names: string[] }[] =
  [
    { owner: Math as unknown as Owner, of: 'Math.', names: ['random'] },
    { owner: globalThis.performance as unknown as Owner, of: 'performance.', names: ['now'] },
    { owner: globalThis, of: '', names: TIMERS },
    { owner: globalThis.crypto as unknown as Owner, of: 'crypto.', names: RANDOM.slice(0, 2) },
    { owner: process as unknown as Owner, of: 'process.', names: ['hrtime', 'uptime'] },
    // Named imports of Node's modules are bound to these.
    { owner: require('node:timers') as Owner, of: '', names: TIMERS },
    { owner: require('node:crypto') as Owner, of: 'crypto.', names: RANDOM },
  ];

/** Catches forbidden calls on this thread between `install` and `remove`, while an engine is asked. */
export class ForbiddenCalls {
  /** an engine is being asked */
  isAsking = false;
  /** the first call that was caught since `take` */
  private caught: string | undefined;
  private restore: (() => void)[] = [];

  /** Must come before the engine's module is imported, which may keep what it finds. */
  install(): void {
    for (const { owner, of, names } of WATCHED) {
      for (const name of names) {
        const original = owner[name];
        const isFixed = Object.getOwnPropertyDescriptor(owner, name)?.configurable === false;
        if (typeof original !== 'function' || isFixed) continue;
        this.replace(owner, name, this.watched(of + name, original as Function));
      }
    }
    this.replace(globalThis, 'Date', this.watchedDate());
    syncBuiltinESMExports();
  }

  remove(): void {
    for (const undo of this.restore.toReversed()) undo();
    this.restore = [];
    syncBuiltinESMExports();
  }

  /** Forgets the call that was caught, and throws it. */
  throwCaught(): void {
    const { caught } = this;
    if (caught === undefined) return;
    this.caught = undefined;
    throw new EngineFault(caught);
  }

  private replace(owner: Owner, name: string, by: unknown): void {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, {
      value: by,
      writable: true,
      configurable: true,
      enumerable: before?.enumerable ?? false,
    });
    this.restore.push(() => {
      if (before === undefined) delete owner[name];
      else Object.defineProperty(owner, name, before);
    });
  }

  /** Notes the call. It is thrown, too: a timer must not be set. An engine that swallows that is caught all the same. */
  private catch(call: string): void {
    const place = placeIn(new Error(call).stack);
    this.caught ??= `${call} was called${place === undefined ? '' : ` at ${place}`}`;
    throw new EngineFault(this.caught);
  }

  private watched(call: string, original: Function): Function {
    // eslint-disable-next-line typescript/no-this-alias
    const calls = this;
    const watching = function (this: unknown, ...args: unknown[]): unknown {
      if (calls.isAsking) calls.catch(`${call}()`);
      return Reflect.apply(original, this, args);
    };
    // Node's own additions, such as `setTimeout[util.promisify.custom]` and `hrtime.bigint`.
    Object.defineProperties(watching, Object.getOwnPropertyDescriptors(original));
    const { bigint } = original as { readonly bigint?: Function };
    if (bigint !== undefined) {
      Object.assign(watching, { bigint: this.watched(`${call}.bigint`, bigint) });
    }
    return watching;
  }

  private watchedDate(): DateConstructor {
    const now = this.watched('Date.now', Date.now);
    const isClock = (args: readonly unknown[]): boolean => args.length === 0 && this.isAsking;
    return new Proxy(Date, {
      construct: (target, args, newTarget) => {
        if (isClock(args)) this.catch('new Date()');
        return Reflect.construct(target, args, newTarget) as object;
      },
      apply: (target, self, args) => {
        if (this.isAsking) this.catch('Date()');
        return Reflect.apply(target as unknown as Function, self, args);
      },
      get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
    });
  }
}
