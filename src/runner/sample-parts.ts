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

  joined(): Record<string, Float64Array> {
    const join = (parts: readonly Float64Array[]): Float64Array => {
      const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      return whole;
    };
    return Object.fromEntries(
      Object.entries(this.parts).map(([name, parts]) => [name, join(parts)]),
    );
  }
}
