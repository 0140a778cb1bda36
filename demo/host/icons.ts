import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Lines on a 24 × 24 grid, drawn 2 wide: icons that @grafana/ui names but does not ship. */
const drawings: Readonly<Record<string, string>> = {
  ai: 'M12 4l2 6 6 2-6 2-2 6-2-6-6-2 6-2z',
  'angle-double-left': 'M12 7l-5 5 5 5M18 7l-5 5 5 5',
  'angle-double-up': 'M7 12l5-5 5 5M7 18l5-5 5 5',
  'arrows-v': 'M12 4v16M8 8l4-4 4 4M8 16l4 4 4-4',
  'check-square': 'M4 4h16v16H4zM8 12l3 3 5-6',
  'compress-arrows': 'M4 4l6 6M10 5v5H5M20 20l-6-6M14 19v-5h5',
  crosshair: 'M12 5a7 7 0 1 0 0 14a7 7 0 1 0 0-14M12 2v6M12 16v6M2 12h6M16 12h6',
  drilldown: 'M4 5h16M7 12h10M10 19h4',
  'expand-arrows': 'M4 10V4h6M4 4l6 6M20 14v6h-6M20 20l-6-6',
  'fa-spinner': 'M12 4a8 8 0 0 1 8 8',
  'file-download': 'M6 3h8l5 5v13H6zM12 9v8M9 14l3 3 3-3',
  'file-export': 'M6 3h8l5 5v13H6zM12 17V9M9 12l3-3 3 3',
  flip: 'M12 3v18M4 17l5-10v10zM20 17L15 7v10z',
  globe: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M3 12h18M12 3c-6 6-6 12 0 18M12 3c6 6 6 12 0 18',
  home: 'M4 11l8-7 8 7v9h-6v-6h-4v6H4z',
  layers: 'M12 3l9 5-9 5-9-5zM3 13l9 5 9-5',
  'lightbulb-alt': 'M9 18h6M10 21h4M9 15c-6-4-3-12 3-12s9 8 3 12z',
  'list-ol': 'M9 6h12M9 12h12M9 18h12M4 5v2M4 11v2M4 17v2',
  'pause-circle': 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M10 9v6M14 9v6',
  spinner: 'M12 4a8 8 0 0 1 8 8',
  'sync-slash': 'M4 12a8 8 0 0 1 13-6M20 12a8 8 0 0 1-13 6M4 4l16 16',
  'thumbs-down': 'M7 4v9H3V4zM7 13l4 8c3 0 2-3 2-6h6c2 0 1-11-2-11H7',
  'thumbs-up': 'M7 20v-9H3v9zM7 11l4-8c3 0 2 3 2 6h6c2 0 1 11-2 11H7',
  window: 'M3 4h18v16H3zM3 9h18',
  wrench: 'M14 6a5 5 0 0 1 6 6l-3-3-2 2 3 3a5 5 0 0 1-6-6l-8 8 3 3 8-8',
};

/** Adds the drawings for the icons that the package leaves out; a missing one would be a failed request on each page. */
export async function addMissingIcons(iconsDir: string): Promise<void> {
  const folder = join(iconsDir, 'unicons');
  await mkdir(folder, { recursive: true });
  for (const [name, lines] of Object.entries(drawings)) {
    const file = join(folder, `${name}.svg`);
    if (!existsSync(file)) {
      await writeFile(file, printSvg(lines));
    }
  }
}

function printSvg(lines: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="${lines}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`;
}

/** Reads all icons of a folder into one object by path (`unicons/check.svg`), which the page loads at once. */
export async function readIcons(iconsDir: string): Promise<Record<string, string>> {
  const entries = await readdir(iconsDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const icons = await Promise.all(
    files.sort().map(async (file) => [relative(iconsDir, file).split(sep).join('/'), await readFile(file, 'utf8')]),
  );
  return Object.fromEntries(icons);
}
