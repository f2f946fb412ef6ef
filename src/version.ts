/** This program's version, as `package.json` has it: a test keeps the two alike. */
export const VERSION = '0.6.0';
