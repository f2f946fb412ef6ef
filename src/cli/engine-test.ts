export interface EngineTestFlags {
  readonly learners: number;
}
export async function engineTest(_a: string, _f: EngineTestFlags): Promise<number> {
  return 0;
}
