/** Heights and widths of Grafana's chrome, in px. */
export const topBarHeightPx = 40;
export const sidebarWidthPx = 300;
