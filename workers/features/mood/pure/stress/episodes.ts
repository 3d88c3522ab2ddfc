/** How fast a state is forgotten, in seconds: e^(−t/60) of it is left after t. */
export const FORGOTTEN_S = 60;
const MOST = 6;

/**
 * What two states that last (stressed, calm) make of single windows: the forward-backward algorithm of a hidden Markov model with two
 * states (Rabiner 1989), over windows at uneven times. It knows how long ago a neighbour was and never what time it is.
 * @param logits of single windows, by a model whose share of stressed windows was `prior`; the first first
 * @returns the logits with their neighbours' word in them
 */
export function episodeLogits(
  windows: readonly { at: number; logit: number }[],
  prior: number,
  forgottenS: number = FORGOTTEN_S,
): number[] {
  const apart = Math.log(prior / (1 - prior));
  const likely = windows.map(({ logit }) => Math.exp(Math.max(-MOST, Math.min(MOST, logit - apart))));
  const stay = (from: number) =>
    Math.exp(-Math.abs((windows[from + 1]?.at ?? 0) - (windows[from]?.at ?? 0)) / forgottenS);
  const forward: number[] = [];
  for (const [at, weight] of likely.entries()) {
    const before = forward[at - 1];
    const kept = before === undefined ? 0 : stay(at - 1);
    const expected = before === undefined ? prior : kept * before + (1 - kept) * prior;
    forward.push((expected * weight) / (expected * weight + 1 - expected));
  }
  const logits: number[] = [];
  // What comes after says of each state, in proportion to each other.
  let [calm, stressed] = [1, 1];
  for (let at = windows.length - 1; at >= 0; at -= 1) {
    if (at < windows.length - 1) {
      const kept = stay(at);
      const [a, b] = [calm, stressed * (likely[at + 1] ?? 1)];
      const rest = (1 - kept) * ((1 - prior) * a + prior * b);
      [calm, stressed] = [kept * a + rest, kept * b + rest];
      const sum = calm + stressed;
      [calm, stressed] = [calm / sum, stressed / sum];
    }
    const p = forward[at] ?? prior;
    logits[at] = Math.log((p * stressed + 1e-9) / ((1 - p) * calm + 1e-9));
  }
  return logits;
}
