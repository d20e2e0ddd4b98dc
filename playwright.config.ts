import { defineConfig, devices } from '@playwright/test'
import { type BackendName, backendNames } from './e2e/backendNames.ts'
import { findChromium } from './scripts/findChromium.mjs'

const chromium = findChromium()
// Chromium's sandbox refuses to run as root.
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const trainingOf = (backend: BackendName) => `training: ${backend}`

export default defineConfig<object, { backendName: BackendName }>({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  // A busy machine makes everything slow, and nothing wrong: these only end what would never come.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      args: [...asRoot, '--disable-quic', '--disable-background-networking'],
      ...(chromium && { executablePath: chromium }),
    },
  },
  webServer: {
    command: 'node --import tsx e2e/backends.ts',
    env: { TIDEMARK_RUNNER: String(process.pid) },
    wait: { stdout: /Backends are at (?<tidemark_backends>\S+)/ },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
  projects: [
    ...backendNames.map((backendName) => ({
      name: trainingOf(backendName),
      testMatch: 'training.setup.ts',
      use: { backendName },
    })),
    ...backendNames.map((backendName) => ({
      name: backendName,
      testIgnore: ['**/once/**', '**/alone/**'],
      dependencies: [trainingOf(backendName)],
      use: { backendName },
    })),
    // What is the same whichever backend answers.
    {
      name: 'once',
      testDir: 'e2e/once',
      dependencies: [trainingOf('embedded with client 3.x')],
      use: { backendName: 'embedded with client 3.x' },
    },
    // What is tried on servers of its own: starting, failing, refusing.
    { name: 'alone', testDir: 'e2e/alone' },
  ],
})
