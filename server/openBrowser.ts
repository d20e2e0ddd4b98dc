import open from 'open'

/** Opens the page where there is a screen to open it on; a machine without one is no error. */
export async function openBrowser(address: string): Promise<void> {
  if (!hasDisplay(process.platform, process.env)) return
  try {
    const browser = await open(address)
    browser.on('error', () => {})
  } catch {
    // The address has been printed; opening it is a convenience.
  }
}

function hasDisplay(platform: NodeJS.Platform, env: Record<string, string | undefined>): boolean {
  if (env['CI'] || env['SSH_CONNECTION']) return false
  if (platform === 'darwin' || platform === 'win32') return true
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}
