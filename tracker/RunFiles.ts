import { host } from '#tracker-host'
import { artifactPath } from './artifactPath.ts'
import { appendTable, type Columns, type Table, toTable } from './loggedTable.ts'
import type { RunQueue } from './RunQueue.ts'
import type { TrackingServer } from './TrackingServer.ts'

/** The artifacts of one run. Paths are relative to the run's own root. */
export class RunFiles {
  readonly #server: TrackingServer
  readonly #queue: RunQueue
  readonly #run: { id: string; artifactUri: string }
  readonly #tables = new Map<string, Table>()

  constructor(server: TrackingServer, queue: RunQueue, run: { id: string; artifactUri: string }) {
    this.#server = server
    this.#queue = queue
    this.#run = run
  }

  /** Uploads in its turn. */
  put(path: string, content: Blob): Promise<void> {
    return this.#queue.run(() => this.upload(path, content))
  }

  /** Uploads at once: for what has its turn already. */
  upload(path: string, content: Blob): Promise<void> {
    return this.#server.upload(
      this.#server.artifactAddress(this.#run.artifactUri, artifactPath(path)),
      content,
    )
  }

  /** `file` is a path on this machine; its content is read when its turn comes. */
  async putFromDisk(file: string, folder: string | undefined): Promise<void> {
    const name = file.split(/[/\\]/).at(-1)
    const path = artifactPath(folder, name)
    await this.#queue.run(async () => this.upload(path, await host.openFile(file)))
  }

  async putFolderFromDisk(source: string, folder: string | undefined): Promise<void> {
    const files = await host.listFiles(source)
    await Promise.all(
      files.map((file) => {
        const path = artifactPath(folder, file)
        return this.#queue.run(async () =>
          this.upload(path, await host.openFile(`${source}/${file}`)),
        )
      }),
    )
  }

  /** Adds rows to a table, which is one file: each time, the whole of it is uploaded. */
  async appendToTable(columns: Columns, path: string): Promise<void> {
    const rows = toTable(columns)
    artifactPath(path)
    await this.#queue.run(async () => {
      const table = appendTable(this.#tables.get(path), rows, path)
      await this.upload(path, new Blob([JSON.stringify(table)], { type: 'application/json' }))
      const isNew = !this.#tables.has(path)
      this.#tables.set(path, table)
      if (isNew) await this.#tellOfTables()
    })
  }

  /** `mlflow.load_table` finds tables by this tag. */
  async #tellOfTables() {
    const tables = Array.from(this.#tables.keys(), (path) => ({ path, type: 'table' }))
    await this.#server.post('runs/set-tag', {
      run_id: this.#run.id,
      key: 'mlflow.loggedArtifacts',
      value: JSON.stringify(tables),
    })
  }
}
