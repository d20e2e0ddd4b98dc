import { chromium } from '@playwright/test'
import { findChromium } from '../scripts/findChromium.mjs'

/** The Chromium that the end-to-end tests use; its sandbox refuses to run as root. */
export function launchChromium() {
  const executablePath = findChromium()
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-quic'] : [],
  })
}
