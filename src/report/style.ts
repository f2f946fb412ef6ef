/** The page's style: light and dark, narrow and wide, on paper. Colours of series are Okabe and Ito's, or darker. */

export const STYLE = `
:root { color-scheme: light dark;
  --ground: #ffffff; --panel: #f5f6f8; --line: #d5d9e0; --ink: #1b1f27; --soft: #525a68; --accent: #00528f;
}
@media (prefers-color-scheme: dark) { :root {
  --ground: #14171c; --panel: #1d2128; --line: #3a414d; --ink: #e8eaee; --soft: #aab2c0; --accent: #7cc0f5;
} }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
header, main, footer { max-width: 66rem; margin: 0 auto; padding: 1rem 1.25rem; }
a { color: var(--accent); }
.unseen { position: fixed; opacity: 0; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 0; background: var(--ground); padding: .5rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; }
.number { text-align: right; }
`;
