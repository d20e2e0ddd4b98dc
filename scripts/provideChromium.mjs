import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { promisify } from 'node:util'
import { findChromium } from './findChromium.mjs'

const run = promisify(execFile)

/**
 * Makes sure that the browser tests have a Chromium: one on this machine, else Debian's package when
 * we may install it, else Playwright's own download. Throws with the reason when none can be had.
 *
 * @param {string} root
 */
export async function provideChromium(root) {
  if (findChromium() || (await hasPlaywrightChromium())) return
  const failures = []
  for (const install of [installDebianPackage, installPlaywrightDownload]) {
    try {
      await install(root)
      if (findChromium() || (await hasPlaywrightChromium())) return
    } catch (error) {
      const reason = error instanceof Error ? error.message.trim() : String(error)
      failures.push(reason.split('\n').slice(0, 3).join('\n'))
    }
  }
  throw new Error(
    `No Chromium was found, and none could be installed. Install one, or name it in CHROMIUM_PATH.\n${failures.join('\n')}`,
  )
}

async function installDebianPackage() {
  if (process.getuid?.() !== 0) throw new Error('apt-get is for root only.')
  console.log("Installing Debian's chromium (once) …")
  await run('apt-get', ['update', '-qq'])
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  })
}

/** @param {string} root */
async function installPlaywrightDownload(root) {
  console.log("Downloading Playwright's Chromium (once) …")
  await run('npx', ['playwright', 'install', 'chromium'], { cwd: root })
}

/** Imported late: the packages may have been installed only a moment ago. */
async function hasPlaywrightChromium() {
  const { chromium } = await import('@playwright/test')
  return access(chromium.executablePath()).then(
    () => true,
    () => false,
  )
}
