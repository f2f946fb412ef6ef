// A smaller limit: six chains of ten skills and only practice, spacing, challenges and cascades, without sessions,
// boosters, reviews or ties in mission order, each learner's time running straight to the next thing due. These are the
// rules and the world of `shared/bench/bare.mjs`, which stands beside this repository where it was written: this loop
// must be as fast as that one, or the machine or the way of measuring is at fault.

const SKILLS = 60;
const CHAINS = 6;
const CHALLENGE = 6;
const SPACING = 57_600;
const SECONDS = 40;
const THRESHOLD = Math.floor(0.9 * 2 ** 32);
const RING = 2 * SKILLS + 8;

const level = new Uint8Array(SKILLS);
const cascading = new Uint8Array(SKILLS);
const open = new Uint8Array(SKILLS);
const openAtFirst = new Uint8Array(SKILLS).map((_, i) => (i < CHAINS ? 0 : 1));
const ready = new Int32Array(RING);
const waiting = new Int32Array(RING);
const waitingUntil = new Float64Array(RING);
const practice = new Int32Array(SKILLS + 8);
let a = 0;
let b = 0;
let c = 0;
let d = 0;

function draw() {
  const t = (((a + b) | 0) + d) | 0;
  d = (d + 1) | 0;
  a = b ^ (b >>> 9);
  b = (c + (c << 3)) | 0;
  c = (((c << 21) | (c >>> 11)) + t) | 0;
  return t >>> 0;
}

/** Runs learner number `learner`; returns their problems. */
export function chainLoop(round, learner) {
  a = Math.imul(learner, 2654435761);
  b = 12345;
  c = round;
  d = 1;
  for (let n = 0; n < 12; n++) draw();
  return run();
}

function run() {
  level.fill(0);
  cascading.fill(0);
  open.set(openAtFirst);
  let readyHead = 0;
  let readyTail = 0;
  let waitHead = 0;
  let waitTail = 0;
  let practiceHead = 0;
  let practiceTail = 0;
  let mastered = 0;
  let problems = 0;
  let now = 0;
  for (let i = 0; i < CHAINS; i++) {
    cascading[i] = 1;
    ready[readyTail++] = i;
  }
  while (mastered < SKILLS) {
    while (waitHead !== waitTail && waitingUntil[waitHead] <= now) {
      ready[readyTail++] = waiting[waitHead++];
      if (readyTail === RING) readyTail = 0;
      if (waitHead === RING) waitHead = 0;
    }
    if (readyHead !== readyTail) {
      for (let n = 0; n < CHALLENGE && readyHead !== readyTail; n++) {
        const i = ready[readyHead++];
        if (readyHead === RING) readyHead = 0;
        problems++;
        now += SECONDS;
        if (draw() < THRESHOLD) {
          const to = level[i] + (cascading[i] ? 2 : 1);
          if (to >= 4) {
            level[i] = 4;
            mastered++;
            const next = i + CHAINS;
            if (next < SKILLS && --open[next] === 0) {
              if (cascading[i]) {
                cascading[next] = 1;
                ready[readyTail++] = next;
                if (readyTail === RING) readyTail = 0;
              } else practice[practiceTail++] = next;
            }
          } else {
            level[i] = to;
            if (cascading[i]) {
              ready[readyTail++] = i;
              if (readyTail === RING) readyTail = 0;
            } else {
              waiting[waitTail] = i;
              waitingUntil[waitTail++] = now + SPACING;
              if (waitTail === RING) waitTail = 0;
            }
          }
        } else if (cascading[i]) {
          cascading[i] = 0;
          if (level[i] === 0) practice[practiceTail++] = i;
          else {
            waiting[waitTail] = i;
            waitingUntil[waitTail++] = now + SPACING;
            if (waitTail === RING) waitTail = 0;
          }
        } else if (level[i] > 1) {
          level[i]--;
          waiting[waitTail] = i;
          waitingUntil[waitTail++] = now + SPACING;
          if (waitTail === RING) waitTail = 0;
        } else {
          level[i] = 0;
          practice[practiceTail++] = i;
        }
      }
      if (practiceHead === practiceTail) practiceHead = practiceTail = 0;
    } else if (practiceHead !== practiceTail) {
      const i = practice[practiceHead++];
      if (practiceHead === practiceTail) practiceHead = practiceTail = 0;
      let streak = 0;
      while (streak < 5) {
        problems++;
        now += SECONDS;
        if (draw() < THRESHOLD) streak++;
        else streak = 0;
      }
      level[i] = 1;
      waiting[waitTail] = i;
      waitingUntil[waitTail++] = now + SPACING;
      if (waitTail === RING) waitTail = 0;
    } else {
      now = waitingUntil[waitHead];
    }
  }
  return problems;
}
