// Grafana's component makes an object per node and draws a canvas as tall as the graph, 22 px a level; browsers leave a
// canvas blank beyond about 65,000 px.
export const MAX_DRAWN_NODES = 20_000;
export const MAX_DRAWN_DEPTH = 2_900;
