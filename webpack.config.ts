import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MinimizerPlugin from 'minimizer-webpack-plugin';
import webpack, { type Configuration } from 'webpack';

const ROOT = import.meta.dirname;
const PLUGIN_ID = 'openprofiles-drilldown-app';

/** Modules that the host gives to a plugin; everything else is bundled. */
const EXTERNALS = [
  '@emotion/css',
  '@emotion/react',
  '@grafana/data',
  '@grafana/runtime',
  '@grafana/ui',
  'd3',
  'i18next',
  'lodash',
  'moment',
  'react',
  'react-dom',
  'react-router',
  'rxjs',
  'rxjs/operators',
];

export interface BuildInfo {
  readonly version: string;
  readonly commit: string;
}

/** The production build of the plugin: an AMD `module.js`, one chunk per page, a worker. */
export function createWebpackConfig({ version, commit }: BuildInfo): Configuration {
  const jsxRuntime = join(ROOT, 'scripts/jsxRuntime.js');
  return {
    mode: 'production',
    target: ['web', 'es2022'],
    context: join(ROOT, 'src'),
    devtool: 'source-map',
    // The library type sits on the entry: at output level webpack would also wrap the worker's chunks in `define(…)`.
    entry: { module: { import: './module.tsx', library: { type: 'amd' } } },
    externals: EXTERNALS,
    externalsType: 'amd',
    output: {
      path: join(ROOT, 'dist'),
      filename: '[name].js',
      chunkFilename: '[name].[contenthash:8].js',
      publicPath: `public/plugins/${PLUGIN_ID}/`,
      uniqueName: PLUGIN_ID,
      clean: true,
    },
    resolve: {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      modules: [join(ROOT, 'src'), 'node_modules'],
      alias: { 'react/jsx-runtime$': jsxRuntime, 'react/jsx-dev-runtime$': jsxRuntime },
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: 'swc-loader',
          options: {
            jsc: {
              target: 'es2022',
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'classic' } },
            },
          },
        },
        { test: /\.css$/, type: 'asset/source' },
      ],
    },
    plugins: [
      new webpack.DefinePlugin({
        PLUGIN_VERSION: JSON.stringify(version),
        PLUGIN_COMMIT: JSON.stringify(commit),
      }),
    ],
    optimization: {
      // As small as with terser, webpack's own choice, in a quarter of the time.
      minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify })],
      // Names for chunks that we named, short numbers for the rest: both are listed in module.js.
      chunkIds: 'deterministic',
      moduleIds: 'deterministic',
      // A worker resolves the public path against its own address, so it must come in one piece.
      splitChunks: { chunks: (chunk) => chunk.name !== 'worker' },
    },
    performance: false,
    stats: 'errors-warnings',
  };
}

export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return String(manifest.version);
  }
  throw new Error('package.json names no version');
}
