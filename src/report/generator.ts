/** What tells our pages from others: it stands near their beginning. */

export const GENERATOR = '<meta name="generator" content="learnersim">';
