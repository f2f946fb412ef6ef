/** Engines that are broken in one way each, made from the built-in one; the sound one is not broken. */

import { createEngine as builtIn } from 'learnersim/engine';

/** `alter` replaces members of a new engine; `unlucky()`: the learner has missed two of the first three problems. */
export function around(alter) {
  return (mission, settings) => {
    const engine = builtIn(mission, settings);
    const luck = { answers: 0, missed: 0 };
    const inner = { reset: engine.reset.bind(engine), answer: engine.answer.bind(engine) };
    engine.reset = () => {
      Object.assign(luck, { answers: 0, missed: 0 });
      inner.reset();
    };
    engine.answer = (correct, now, hinted) => {
      if (luck.answers++ < 3 && !correct) luck.missed++;
      return inner.answer(correct, now, hinted);
    };
    alter(engine, () => luck.missed >= 2);
    return engine;
  };
}

/** Replaces a function of the engine; `by` gets the former one and the arguments. */
export function replace(engine, name, by) {
  const former = engine[name].bind(engine);
  engine[name] = (...args) => by(former, ...args);
}
