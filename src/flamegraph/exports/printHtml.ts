import type { ScaledDiff } from 'flamegraph/diff/ScaledDiff';
import { VIEWER_SCRIPT, VIEWER_STYLE } from 'flamegraph/exports/viewer/viewerAssets';
import { printViewerData } from 'flamegraph/exports/viewer/viewerData';
import type { AmountUnit } from 'profile/amounts/AmountUnit';
import type { FlameTree } from 'profile/tree/FlameTree';
import { escapeMarkup } from './escapeMarkup';

export interface HtmlOptions {
  readonly title: string;
  readonly unit: AmountUnit;
  /** Named lines that say where the profile comes from. */
  readonly provenance: Readonly<Record<string, string>>;
  /** Both sides of each node, if the widths are a comparison's. */
  readonly diff?: ScaledDiff;
}

// The policy allows nothing to be loaded, sent or run except the two elements with these hashes. The profile is a data
// block, which browsers do not run.
const CONTENT_POLICY = [
  "default-src 'none'",
  `script-src ${VIEWER_SCRIPT.source}`,
  `style-src ${VIEWER_STYLE.source}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Prints a page that shows a tree by itself, anywhere and without a network, in parts to be written one after the
 * other. Its essential facts can be read without its script, too.
 */
export function* printHtml(tree: FlameTree, { title, unit, provenance, diff }: HtmlOptions): Generator<string, void> {
  const lines = Object.entries(provenance)
    .map(([name, value]) => `<dt>${escapeMarkup(name)}</dt><dd>${escapeMarkup(value)}</dd>`)
    .join('\n');
  const { Total, Compared, Cost } = provenance;
  const summary = [Cost, Total ?? Compared].filter(Boolean).join(' · ');
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<style>${VIEWER_STYLE.text}</style>
</head>
<body>
<h1>${escapeMarkup(title)}</h1>
<details>
<summary>${escapeMarkup(summary)} – where this comes from</summary>
<dl>
${lines}
</dl>
</details>
<div class="tools">
<input id="search" type="search" placeholder="Search functions" aria-label="Search functions">
<button id="reset" type="button">Show all</button>
<span id="status" role="status"></span>
</div>
<noscript>The flame graph is drawn by a script in this file, and scripts are turned off.</noscript>
<div id="graph" tabindex="0" role="application" aria-label="Flame graph: arrow keys move, Enter zooms in, Escape shows all">
<div id="rows"></div>
<canvas id="canvas"></canvas>
</div>
<div id="tooltip" hidden></div>
<script id="profile" type="application/json">`;
  yield* printViewerData({ unit, tree, diff });
  yield `</script>
<script>${VIEWER_SCRIPT.text}</script>
</body>
</html>
`;
}
