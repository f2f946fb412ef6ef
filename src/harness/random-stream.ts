// The one generator alone: the package's front door would load all of them, and Node's crypto.
import tychei from 'seedrandom/lib/tychei.js';

/**
 * The named streams: each learner has one of each, so that a draw more in one never shifts another. `bootstrap` belongs
 * to the experiment, under number 0.
 */
export type StreamName =
  'traits' | 'answers' | 'choices' | 'knowledge' | 'pace' | 'dropout' | 'bootstrap';

/**
 * Uniform random numbers of one stream. seedrandom's tychei, fed with the stream's name, gives the 128 bits of state;
 * from there the sfc32 generator (a small fast counting generator by Chris Doty-Humphrey, 32-bit variant) steps on in
 * fields of this object: no closure, no allocation per draw, and a period of at least 2^32.
 */
export class RandomStream {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 0;

  /** Starts the stream of (experiment seed, learner number, name): never of a worker, chunk or group. */
  seed(experimentSeed: number, learner: number, name: StreamName): this {
    const source = tychei(`${experimentSeed}/${learner}/${name}`);
    this.a = source.int32();
    this.b = source.int32();
    this.c = source.int32();
    this.counter = source.int32();
    return this;
  }

  /** The next number: uniform on [0, 1) in steps of 2^-32. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }
}

/** A stream that is seeded when it is first asked for: most learners need few of theirs. */
class LateStream {
  private readonly stream = new RandomStream();
  private readonly name: StreamName;
  private isSeeded = false;

  constructor(name: StreamName) {
    this.name = name;
  }

  forget(): void {
    this.isSeeded = false;
  }

  of(experimentSeed: number, learner: number): RandomStream {
    if (!this.isSeeded) {
      this.stream.seed(experimentSeed, learner, this.name);
      this.isSeeded = true;
    }
    return this.stream;
  }
}

/** The streams of one learner. One that is not asked for is not made. */
export class LearnerStreams {
  readonly answers = new RandomStream();
  private readonly lateChoices = new LateStream('choices');
  private readonly lateTraits = new LateStream('traits');
  private readonly lateKnowledge = new LateStream('knowledge');
  private readonly latePace = new LateStream('pace');
  private readonly lateDropout = new LateStream('dropout');
  private experimentSeed = 0;
  private learner = 0;

  /** Starts all streams of learner number `learner`. */
  seed(experimentSeed: number, learner: number): this {
    this.experimentSeed = experimentSeed;
    this.learner = learner;
    this.lateChoices.forget();
    this.lateTraits.forget();
    this.lateKnowledge.forget();
    this.latePace.forget();
    this.lateDropout.forget();
    this.answers.seed(experimentSeed, learner, 'answers');
    return this;
  }

  /** What the learner chooses: tasks and hints. */
  get choices(): RandomStream {
    return this.lateChoices.of(this.experimentSeed, this.learner);
  }

  /** What kind of person the learner is. */
  get traits(): RandomStream {
    return this.lateTraits.of(this.experimentSeed, this.learner);
  }

  /** What the learner knows at the start, and which problem teaches it. */
  get knowledge(): RandomStream {
    return this.lateKnowledge.of(this.experimentSeed, this.learner);
  }

  /** How long problems take. */
  get pace(): RandomStream {
    return this.latePace.of(this.experimentSeed, this.learner);
  }

  /** How much the learner puts up with before leaving. */
  get dropout(): RandomStream {
    return this.lateDropout.of(this.experimentSeed, this.learner);
  }
}
