/** Whether an engine on another thread still answers. */

/** Looks in a time-out, at least [assumption]: how late it may be noticed. */
const LOOKS = 4;
/** Milliseconds between looks at most. */
const LONGEST = 250;

/**
 * Calls `onSilence` once when the pulse of a range (see `RangeTask.underWay`) has stood still for `timeout()`
 * milliseconds; at 0 it is no pulse. Returns what ends the watch.
 */
export function watchPulse(
  underWay: Int32Array,
  timeout: () => number,
  onSilence: () => void,
): () => void {
  let seen = 0;
  let since = performance.now();
  const timer = setInterval(
    () => {
      const pulse = Atomics.load(underWay, 1);
      if (pulse !== seen || pulse === 0) {
        seen = pulse;
        since = performance.now();
      } else if (performance.now() - since > timeout()) {
        clearInterval(timer);
        onSilence();
      }
    },
    Math.min(timeout() / LOOKS, LONGEST),
  );
  return () => clearInterval(timer);
}
