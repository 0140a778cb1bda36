import { join } from 'node:path';
import { build } from 'esbuild';
import { defaultExportOfScrollbars, withoutCodeEditor } from '../../demo/host/buildHost';

const root = join(import.meta.dirname, '../..');

/** Bundles the page, with a chunk per renderer, and the worker under the name that `getEngine` asks for. */
export async function buildPages(outdir: string): Promise<void> {
  const common = {
    bundle: true,
    minify: true,
    outdir,
    target: 'es2022',
    jsx: 'transform' as const,
    tsconfig: join(root, 'tsconfig.json'),
    nodePaths: [join(root, 'src')],
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'window' },
    loader: { '.svg': 'text' as const, '.png': 'dataurl' as const },
    logLevel: 'error' as const,
  };
  await build({
    ...common,
    entryPoints: [join(import.meta.dirname, 'page/entry.ts')],
    format: 'esm',
    splitting: true,
    plugins: [withoutCodeEditor(), defaultExportOfScrollbars()],
  });
  await build({
    ...common,
    entryPoints: { 'profile.worker': join(root, 'src/worker/profile.worker.ts') },
    format: 'iife',
    outExtension: { '.js': '.ts' },
  });
}
