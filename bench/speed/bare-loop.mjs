// The limit to measure against: the rules under their defaults (practice, challenges, spacing, cascading problems,
// boosters, reviews), written by hand into one function over flat arrays, with nothing around them. No other rule, no
// hints, no observer, no check, no snapshot; the learner takes the first task and has one probability for everything.
// `bench.mjs` asserts that each learner ends exactly as in the product.

const HOURS_16 = 57_600_000;
const DAY = 86_400_000;
const REVIEW = { first: 3 * DAY, min: DAY, max: 182 * DAY };
const BOOSTER = { length: 6, pass: 5, every: 12 };
const PLACE = { none: 0, held: 1, practice: 2, young: 3, cascading: 4, spaced: 5 };

/** Returns the function that runs one learner and gives the ending; all arrays are made here, once. */
export function bareLoop({ mission, booster, reviews, accuracy, maxTimePerDay, limits }) {
  const { map, foundations, skills } = mission;
  const S = skills.length;
  const { start, targets } = map.postrequisites;
  const openAtFirst = Int32Array.from(skills, (_, i) => prerequisites(map, i));
  const time = Float64Array.from(skills, (skill) => Math.round(skill.seconds * 1000));
  const session = maxTimePerDay * 1000;
  const { max_problems: most, max_days: mostDays } = limits;
  const threshold = accuracy * 2 ** 32;
  const words = (S + 31) >> 5;
  const [level, casc, failed, place] = Array.from({ length: 4 }, () => new Uint8Array(S));
  const begun = new Int32Array(S);
  const open = new Int32Array(S);
  const [lastSeen, interval] = [new Float64Array(S), new Float64Array(S)];
  // Two lines by last change; node S and S + 1 are their ends.
  const [C, W] = [S, S + 1];
  const lastChange = new Float64Array(S + 2);
  const [next, prev] = [new Int32Array(S + 2), new Int32Array(S + 2)];
  // Mastered skills that wait for their first review: both when it is due and their last change ascend.
  const fresh = new Int32Array(1 << (32 - Math.clz32(2 * S)));
  const round = fresh.length - 1;
  let [head, tail] = [0, 0];
  // Bitsets: may be practised; cascading and never changed; not mastered.
  const [practice, young] = [new Int32Array(words), new Int32Array(words)];
  const unmastered = new Int32Array(words);
  const ahead = heap(S);
  const due = heap(S);
  const list = new Int32Array(6);
  const ending = { problems: 0, correct: 0, days: 0, status: '' };

  // No earlier word of the bitset has a bit.
  let youngFrom = 0;
  let practiceFrom = 0;

  function firstYoung() {
    for (; youngFrom < words; youngFrom++) {
      const bits = young[youngFrom];
      if (bits !== 0) return (youngFrom << 5) + 31 - Math.clz32(bits & -bits);
    }
    return -1;
  }

  function firstPractice() {
    for (; practiceFrom < words; practiceFrom++) {
      const bits = practice[practiceFrom];
      if (bits !== 0) return (practiceFrom << 5) + 31 - Math.clz32(bits & -bits);
    }
    return -1;
  }

  function leave(i) {
    const p = place[i];
    if (p >= PLACE.cascading) {
      next[prev[i]] = next[i];
      prev[next[i]] = prev[i];
    } else if (p === PLACE.practice) practice[i >> 5] &= ~(1 << (i & 31));
    else if (p === PLACE.young) young[i >> 5] &= ~(1 << (i & 31));
    place[i] = PLACE.none;
  }

  function append(i, line) {
    const last = prev[line];
    next[last] = i;
    prev[i] = last;
    next[i] = line;
    prev[line] = i;
    place[i] = line === C ? PLACE.cascading : PLACE.spaced;
  }

  /** Becomes cascading where it stands: the only time that a skill joins a line with an old change. */
  function makeCascading(i) {
    if (level[i] === 4 || failed[i] || begun[i] !== 0 || casc[i]) return;
    casc[i] = 1;
    if (place[i] === PLACE.held) return;
    leave(i);
    const change = lastChange[i];
    if (change < 0) {
      young[i >> 5] |= 1 << (i & 31);
      if (i >> 5 < youngFrom) youngFrom = i >> 5;
      place[i] = PLACE.young;
      return;
    }
    let before = next[C] !== C && change < lastChange[next[C]] ? C : prev[C];
    while (
      before !== C &&
      (lastChange[before] > change || (lastChange[before] === change && before > i))
    ) {
      before = prev[before];
    }
    next[i] = next[before];
    prev[next[i]] = i;
    prev[i] = before;
    next[before] = i;
    place[i] = PLACE.cascading;
  }

  function openPosts(i) {
    for (let x = start[i]; x < start[i + 1]; x++) {
      const q = targets[x];
      if (--open[q] === 0 && level[q] === 0 && place[q] === PLACE.none && !casc[q]) offer(q);
    }
  }

  function closePosts(i) {
    for (let x = start[i]; x < start[i + 1]; x++) {
      const q = targets[x];
      open[q]++;
      if (place[q] === PLACE.practice) leave(q);
    }
  }

  function offer(i) {
    practice[i >> 5] |= 1 << (i & 31);
    if (i >> 5 < practiceFrom) practiceFrom = i >> 5;
    place[i] = PLACE.practice;
  }

  function awaitReview(i) {
    if (!reviews) return;
    const at = lastSeen[i] + interval[i];
    if (interval[i] === REVIEW.first && (head === tail || follows(i, fresh[(tail - 1) & round]))) {
      fresh[tail++ & round] = i;
    } else ahead.push(i, at);
  }

  function follows(i, last) {
    const later = lastChange[i] - lastChange[last];
    return lastSeen[i] >= lastSeen[last] && (later > 0 || (later === 0 && i > last));
  }

  function nextReview(now) {
    while (ahead.size > 0 && ahead.key[0] <= now) {
      const q = ahead.pop();
      due.push(q, lastChange[q]);
    }
    if (head !== tail) {
      const q = fresh[head & round];
      if (lastSeen[q] + REVIEW.first <= now && (due.size === 0 || !due.before(lastChange[q], q))) {
        head++;
        return q;
      }
    }
    return due.size === 0 ? -1 : due.pop();
  }

  function end(status, n, ok, day) {
    ending.status = status;
    ending.problems = n;
    ending.correct = ok;
    ending.days = day + 1;
    return ending;
  }

  return function run(seed, learner) {
    // tychei, as seedrandom 3.0.5 seeds it, then sfc32
    const text = `${seed}/${learner}/answers`;
    let a = 0;
    let b = 0;
    let c = 2654435769 | 0;
    let d = 1367130551;
    const mix = text.length + 20;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    for (let k = 0; k < mix + 4; k++) {
      if (k < text.length) b ^= text.charCodeAt(k);
      s0 = s1;
      s1 = s2;
      s2 = a;
      b = (b << 25) ^ (b >>> 7) ^ c;
      c = (c - d) | 0;
      d = (d << 24) ^ (d >>> 8) ^ a;
      a = (a - b) | 0;
      b = (b << 20) ^ (b >>> 12) ^ c;
      c = (c - d) | 0;
      d = (d << 16) ^ (c >>> 16) ^ a;
      a = (a - b) | 0;
    }
    [a, b, c, d] = [s0, s1, s2, a];

    level.fill(0);
    casc.fill(0);
    failed.fill(0);
    place.fill(0);
    begun.fill(0);
    open.set(openAtFirst);
    lastChange.fill(-1);
    interval.fill(REVIEW.first);
    youngFrom = 0;
    practiceFrom = 0;
    practice.fill(0);
    young.fill(0);
    next[C] = prev[C] = C;
    next[W] = prev[W] = W;
    head = tail = 0;
    ahead.size = 0;
    due.size = 0;
    for (let k = 0; k < foundations.length; k++) makeCascading(foundations[k]);
    for (let i = 0; i < S; i++) {
      unmastered[i >> 5] |= 1 << (i & 31);
      if (open[i] === 0 && place[i] === PLACE.none) offer(i);
    }

    let now = 0;
    let day = 0;
    let worked = 0;
    let n = 0;
    let ok = 0;
    let mastered = 0;
    let since = 0;
    let lowest = 0; // no word of `unmastered` before it has a bit
    for (;;) {
      if (booster && since >= BOOSTER.every) {
        let size = 0;
        while (level[lowest] === 4) lowest++;
        for (let i = lowest; size < BOOSTER.length && i < S; i++)
          if (level[i] < 4) list[size++] = i;
        let right = 0;
        for (let at = 0, k = 0; at < BOOSTER.length; at++, k = k + 1 === size ? 0 : k + 1) {
          const i = list[k];
          const t = (((a + b) | 0) + d) | 0;
          d = (d + 1) | 0;
          a = b ^ (b >>> 9);
          b = (c + (c << 3)) | 0;
          c = (((c << 21) | (c >>> 11)) + t) | 0;
          now += time[i];
          worked += time[i];
          lastSeen[i] = now;
          n++;
          if (t >>> 0 < threshold) {
            ok++;
            right++;
          }
          if (at === BOOSTER.length - 1) {
            since = 0;
            if (right >= BOOSTER.pass) {
              for (let x = 0; x < size; x++) {
                const q = list[x];
                const L = level[q];
                leave(q);
                lastChange[q] = now;
                level[q] = L > 1 ? 4 : L + 2;
                if (L === 0) openPosts(q);
                if (L > 1) {
                  mastered++;
                  unmastered[q >> 5] &= ~(1 << (q & 31));
                  awaitReview(q);
                } else append(q, casc[q] ? C : W);
              }
              for (let x = 0; x < size; x++) {
                const q = list[x];
                if (level[q] === 4) {
                  for (let y = start[q]; y < start[q + 1]; y++) makeCascading(targets[y]);
                }
              }
              if (mastered === S) return end('completed', n, ok, day);
            }
          }
          if (n >= most) return end('problem_limit', n, ok, day);
          if (worked >= session) {
            worked = 0;
            const last = day;
            day = Math.max(day + 1, Math.ceil(now / DAY));
            if (day >= mostDays) return end('day_limit', n, ok, last);
            now = day * DAY;
          }
        }
        continue;
      }

      let i = firstYoung();
      if (i >= 0 || next[C] !== C || (next[W] !== W && now - lastChange[next[W]] >= HOURS_16)) {
        let size = 0;
        while (size < 6) {
          if (i < 0) {
            i = next[C];
            if (i === C) {
              i = next[W];
              if (i === W || now - lastChange[i] < HOURS_16) {
                i = nextReview(now);
                if (i < 0) break;
              }
            }
          }
          leave(i);
          place[i] = PLACE.held;
          list[size++] = i;
          i = firstYoung();
        }
        for (let at = 0; at < size; at++) {
          const q = list[at];
          const L = level[q];
          const t = (((a + b) | 0) + d) | 0;
          d = (d + 1) | 0;
          a = b ^ (b >>> 9);
          b = (c + (c << 3)) | 0;
          c = (((c << 21) | (c >>> 11)) + t) | 0;
          now += time[q];
          worked += time[q];
          lastSeen[q] = now;
          n++;
          since++;
          place[q] = PLACE.none;
          if (t >>> 0 < threshold) {
            ok++;
            if (L === 4) {
              interval[q] = Math.round(Math.min(Math.max(interval[q] * 2, REVIEW.min), REVIEW.max));
              awaitReview(q);
            } else {
              lastChange[q] = now;
              const to = L + (casc[q] ? 2 : 1);
              if (L === 0) openPosts(q);
              if (to >= 4) {
                level[q] = 4;
                mastered++;
                unmastered[q >> 5] &= ~(1 << (q & 31));
                awaitReview(q);
                if (casc[q])
                  for (let x = start[q]; x < start[q + 1]; x++) makeCascading(targets[x]);
                if (mastered === S) return end('completed', n, ok, day);
              } else {
                level[q] = to;
                append(q, casc[q] ? C : W);
              }
            }
          } else {
            lastChange[q] = now;
            if (L === 4) {
              interval[q] = Math.round(Math.min(Math.max(interval[q] / 2, REVIEW.min), REVIEW.max));
              level[q] = 3;
              mastered--;
              unmastered[q >> 5] |= 1 << (q & 31);
              if (q >> 5 < lowest) lowest = q >> 5;
              append(q, W);
            } else if (casc[q]) {
              failed[q] = 1;
              if (L > 0) append(q, W);
              else if (open[q] === 0) offer(q);
            } else if (L > 1) {
              level[q] = L - 1;
              append(q, W);
            } else {
              level[q] = 0;
              closePosts(q);
              if (open[q] === 0) offer(q);
            }
            casc[q] = 0;
          }
          if (n >= most) return end('problem_limit', n, ok, day);
          if (worked >= session) {
            worked = 0;
            const last = day;
            day = Math.max(day + 1, Math.ceil(now / DAY));
            if (day >= mostDays) return end('day_limit', n, ok, last);
            now = day * DAY;
          }
        }
        continue;
      }

      i = firstPractice();
      if (i >= 0) {
        begun[i]++;
        let streak = 0;
        let wrong = 0;
        while (streak < 5) {
          const t = (((a + b) | 0) + d) | 0;
          d = (d + 1) | 0;
          a = b ^ (b >>> 9);
          b = (c + (c << 3)) | 0;
          c = (((c << 21) | (c >>> 11)) + t) | 0;
          now += time[i];
          worked += time[i];
          n++;
          since++;
          if (t >>> 0 < threshold) {
            ok++;
            streak++;
          } else {
            streak = 0;
            wrong++;
          }
          if (streak === 5) {
            leave(i);
            level[i] = 1;
            lastSeen[i] = now;
            lastChange[i] = now;
            if (wrong === 0 && begun[i] === 1 && !failed[i]) casc[i] = 1;
            openPosts(i);
            append(i, casc[i] ? C : W);
          }
          if (n >= most) return end('problem_limit', n, ok, day);
          if (worked >= session) {
            worked = 0;
            const last = day;
            day = Math.max(day + 1, Math.ceil(now / DAY));
            if (day >= mostDays) return end('day_limit', n, ok, last);
            now = day * DAY;
          }
        }
        continue;
      }

      if (next[W] === W) return end('blocked', n, ok, day);
      worked = 0;
      const last = day;
      day = Math.max(day + 1, Math.ceil(Math.max(lastChange[next[W]] + HOURS_16, now) / DAY));
      if (day >= mostDays) return end('day_limit', n, ok, last);
      now = day * DAY;
    }
  };
}

function prerequisites({ prerequisites: { start }, missing }, i) {
  return start[i + 1] - start[i] + missing[i];
}

/** Skills by key, ties by number: a binary heap. */
function heap(capacity) {
  const key = new Float64Array(capacity + 1);
  const skill = new Int32Array(capacity + 1);
  const before = (k, s, at) => k < key[at] || (k === key[at] && s < skill[at]);
  return {
    size: 0,
    key,
    before: (k, s) => key[0] < k || (key[0] === k && skill[0] < s),
    push(s, k) {
      let at = this.size++;
      for (let up = (at - 1) >> 1; at > 0 && before(k, s, up); up = (at - 1) >> 1) {
        key[at] = key[up];
        skill[at] = skill[up];
        at = up;
      }
      key[at] = k;
      skill[at] = s;
    },
    pop() {
      const top = skill[0];
      const size = --this.size;
      const [k, s] = [key[size], skill[size]];
      let at = 0;
      for (let child = 1; child < size; child = 2 * at + 1) {
        if (child + 1 < size && before(key[child + 1], skill[child + 1], child)) child++;
        if (before(k, s, child)) break;
        key[at] = key[child];
        skill[at] = skill[child];
        at = child;
      }
      key[at] = k;
      skill[at] = s;
      return top;
    },
  };
}
