/** Where a Redis is, and how to speak of it: a password in the address is never printed. */

import { UserError } from '../errors.js';

export interface RedisAddress {
  /** for ioredis */
  readonly options: {
    readonly host?: string;
    readonly port?: number;
    readonly path?: string;
    readonly username?: string;
    readonly password?: string;
    readonly db?: number;
    readonly tls?: object;
  };
  /** without user and password */
  readonly shown: string;
}

const FORMS = 'redis://[user:password@]host[:port][/db], rediss://... or unix:///path';

/**
 * Reads the address of a Redis.
 * @throws UserError when it is none
 */
export function redisAddress(text: string): RedisAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const db = url === undefined ? undefined : /^\/?(\d{0,4})$/.exec(url.pathname)?.[1];
  const decoded = (part: string): string => decodeURIComponent(part);
  if (url?.protocol === 'unix:' && url.host === '' && url.pathname.length > 1) {
    return { options: { path: decoded(url.pathname) }, shown: `unix://${url.pathname}` };
  }
  const isTls = url?.protocol === 'rediss:';
  if (
    url === undefined ||
    !(isTls || url.protocol === 'redis:') ||
    !url.hostname ||
    db === undefined
  ) {
    throw new UserError({ file: '--redis', what: 'is no address of a Redis', hint: FORMS });
  }
  const { hostname, port, username, password } = url;
  return {
    options: {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 6379),
      ...(username && { username: decoded(username) }),
      ...(password && { password: decoded(password) }),
      ...(db !== '' && { db: Number(db) }),
      ...(isTls && { tls: {} }),
    },
    shown: `${url.protocol}//${hostname}:${port || 6379}${db ? `/${db}` : ''}`,
  };
}
