import type { Locator } from '@playwright/test'

/** A file that is made to do harm. */
export type HostileFile = {
  /** Below the artifacts of its run. */
  path: string
  content: Buffer | string
  /** What its reader gets: words in the preview, or whatever else is to be seen there. */
  sight: RegExp | ((preview: Locator) => Promise<unknown>)
}

/** Makes files that try to reach the server at `canary`, such as `http://127.0.0.1:1234`. */
export type HostileFiles = (canary: string) => HostileFile[]
