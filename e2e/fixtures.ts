import { test as base, expect, type Page } from '@playwright/test'
import { type BackendName, type ReadyBackend, readyBackendSchema } from './backendNames.ts'
import type { Facts } from './facts.ts'

type Worker = {
  backend: ReadyBackend
  /** What was logged to the backend, as the logging client read it back. */
  facts: Facts
}

type Frames = {
  /** Whether frames without rights are filled with what tries to use some: the browser reports each try. */
  hostileFrames: boolean
}

/** Playwright's `test`, which fails also where a page fails without showing it. */
export const pageTest = base.extend<Frames>({
  hostileFrames: [false, { option: true }],
  page: async ({ page, hostileFrames }, provide) => {
    const problems = problemsOf(page, hostileFrames)
    await provide(page)
    expect(problems).toEqual([])
  },
})

/** The same, for specs that run once for each kind of backend, but on servers of their own. */
export const kindTest = pageTest.extend<object, { backendName: BackendName }>({
  // Set by the project in playwright.config.ts.
  backendName: ['embedded with client 2.9.2', { option: true, scope: 'worker' }],
})

/** The same, with relative addresses on a backend that a real training script has filled. */
export const test = kindTest.extend<object, Worker>({
  backend: [
    async ({ backendName }, provide) => provide(await askForBackend(backendName)),
    { scope: 'worker', timeout: 300_000 },
  ],
  facts: [async ({ backend }, provide) => provide(backend.facts), { scope: 'worker' }],
  baseURL: async ({ backend }, provide) => provide(backend.url),
})

export { expect }

/** How Chromium reports that it held something back. */
const HELD_BACK =
  /^(?:Blocked script execution in|Blocked autofocusing on|Loading (?:the \S+|media from) +'.*' violates the following Content Security Policy|Unsafe attempt to load URL)/

/**
 * Where a frame's try is said to be: in its document, or in the script without an address that Playwright's traces run
 * in it, where that is what made the browser lay the frame out. A try of the page itself is said to be at its address.
 */
const IN_FRAMES = new Set(['about:srcdoc', ''])

/** Uncaught errors, breaches of the content policy, React's complaints. */
function problemsOf(page: Page, hostileFrames: boolean): string[] {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    // What the backend refuses is no fault of the page; whether it copes is what the specs look at.
    // Playwright's traces run a script in every frame, also where none may run.
    const expected =
      /^Failed to load resource|MlflowError|its code could not be fetched|^Blocked script execution in 'about:srcdoc'/.test(
        message.text(),
      )
    const heldBack =
      hostileFrames && IN_FRAMES.has(message.location().url) && HELD_BACK.test(message.text())
    if (message.type() === 'error' && !expected && !heldBack) problems.push(message.text())
  })
  return problems
}

async function askForBackend(name: BackendName): Promise<ReadyBackend> {
  // backends.ts prints its address; Playwright puts it here.
  const backends = process.env['TIDEMARK_BACKENDS']
  const response = await fetch(`${backends}/?${new URLSearchParams({ name })}`)
  if (!response.ok) throw new Error(await response.text())
  return readyBackendSchema.parse(await response.json())
}
