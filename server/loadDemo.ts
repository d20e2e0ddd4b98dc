import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { extract } from 'tar'

/** Of a folder to unpack into, which only a load that was killed leaves behind. */
const STAGING = '.tidemark-demo-'

/**
 * Fills a new store with the recorded demo, and returns whether it did. `archive` is a tar.gz of a store: `mlflow.db`,
 * which no server has open, and `artifacts/`. A folder that has either of them already belongs to somebody, and stays
 * as it is. The store only becomes one with its last step, so an interrupted load is begun anew.
 */
export async function loadDemo(dataDir: string, archive: string): Promise<boolean> {
  await mkdir(dataDir, { recursive: true })
  const present = await readdir(dataDir)
  if (present.includes('mlflow.db') || present.includes('artifacts')) return false
  for (const left of present.filter((name) => name.startsWith(STAGING))) {
    await rm(join(dataDir, left), { recursive: true, force: true })
  }
  const staging = await mkdtemp(join(dataDir, STAGING))
  try {
    // Several times faster than its asynchronous twin, and nobody is served yet.
    extract({ file: archive, cwd: staging, sync: true })
    await rename(join(staging, 'artifacts'), join(dataDir, 'artifacts'))
    await rename(join(staging, 'mlflow.db'), join(dataDir, 'mlflow.db'))
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
  return true
}
