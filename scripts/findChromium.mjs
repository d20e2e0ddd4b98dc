import { accessSync, constants } from 'node:fs'
import path from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macApps = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/**
 * A Chromium or Chrome that is already on this machine, or null. `CHROMIUM_PATH` overrides the search.
 * It never waits, since Playwright's configuration asks it too.
 *
 * @returns {string | null}
 */
export function findChromium() {
  const chosen = process.env['CHROMIUM_PATH']
  if (chosen) return chosen
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean)
  const places = folders.flatMap((folder) => names.map((name) => path.join(folder, name)))
  return [...places, ...macApps].find(isExecutable) ?? null
}

/** @param {string} place */
function isExecutable(place) {
  try {
    accessSync(place, constants.X_OK)
    return true
  } catch {
    return false
  }
}
