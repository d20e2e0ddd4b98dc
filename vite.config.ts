import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { firstLoad } from './scripts/firstLoad.ts'

/** What no first page needs, though several later parts share it: features that draw, and what Recharts is made of. */
const LATER =
  /features.(charts|run-plots|confusion-matrix|compare|artifacts|artifact-comparison|registry-actions|model-details|run-details)|mlflow.(registryMoves|registryChanges|versionFiles)|src.(charting|files|pictures|registry|textDiff|ui.(useLongList|listPlace|Markdown|markdown|linkTarget))|node_modules.(diff|yaml|fflate|marked|dompurify|hyparquet|recharts|victory-vendor|d3-|internmap|@reduxjs|immer|reselect|decimal\.js|es-toolkit|eventemitter3|papaparse)/

/** The server that answers during `npm run dev`; the app itself only ever asks its own origin. */
const backend = process.env['TIDEMARK_BACKEND'] ?? 'http://127.0.0.1:5000'
const proxied = [
  '/api',
  '/ajax-api',
  '/get-artifact',
  '/model-versions',
  '/mlflow-artifacts',
  '/tidemark',
]

export default defineConfig(({ command, isSsrBuild }) => ({
  // A list of every chunk would bury the one line that a build has to say.
  logLevel: command === 'build' ? 'warn' : 'info',
  plugins: isSsrBuild ? [] : [react(), firstLoad()],
  build: isSsrBuild
    ? { outDir: 'dist-server', target: 'node20', copyPublicDir: false }
    : {
        outDir: 'dist',
        // The content policy allows no data: URLs for fonts.
        assetsInlineLimit: 0,
        rolldownOptions: {
          output: {
            codeSplitting: {
              // Each file costs a first visit 10 to 20 ms, so what pages share is one, and so is what draws curves.
              groups: [
                {
                  name: 'common',
                  test: new RegExp(`^(?!.*(${LATER.source}))`),
                  minShareCount: 2,
                },
                {
                  name: 'curves',
                  // Not what imports Recharts, which is fetched once a curve comes into view.
                  test: /features.charts|src.charting(?!.PlotFrame)|RunName/,
                  minShareCount: 2,
                },
              ],
            },
          },
        },
      },
  // Workers fetch what few files need, such as Parquet's codecs, when they need it.
  worker: {
    format: 'es',
    rolldownOptions: {
      treeshake: {
        // It would start WebAssembly, which the content policy forbids, for a codec that is not used.
        moduleSideEffects: (id) => !id.includes('hyparquet-compressors'),
      },
    },
  },
  // One file to start from: everything but the package with native code is bundled.
  ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
  server: { proxy: Object.fromEntries(proxied.map((path) => [path, backend])) },
  test: {
    // A busy machine makes everything slow, and nothing wrong: these only end what would never come.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['{protocol,server,tracker,demo,scripts}/**/*.test.ts', 'src/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['src/testing/setup.ts'],
        },
      },
    ],
  },
}))
