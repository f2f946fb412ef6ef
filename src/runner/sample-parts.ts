/** Samples of a group as they come in, chunk by chunk. */
export class SampleParts {
  private readonly parts: Readonly<Record<string, Float64Array[]>>;

  constructor(columns: readonly string[]) {
    this.parts = Object.fromEntries(columns.map((name) => [name, []]));
  }

  /** Takes the columns that it keeps. */
  add(columns: Readonly<Record<string, Float64Array>>): void {
    for (const [name, parts] of Object.entries(this.parts)) parts.push(columns[name]);
  }

  /** All values of each column; parts are given up one column after the other, so that none is there twice. */
  joined(): Record<string, Float64Array> {
    const columns = Object.entries(this.parts).map(([name, parts]) => {
      const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      parts.splice(0, parts.length, whole);
      return [name, whole];
    });
    return Object.fromEntries(columns) as Record<string, Float64Array>;
  }
}
