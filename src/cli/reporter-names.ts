/** Names of the reporters: all that the front door needs to know of them. */
export const REPORTERS = ['default', 'json', 'ndjson', 'junit', 'github'] as const;
export type Reporter = (typeof REPORTERS)[number];
