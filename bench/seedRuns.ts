import { randomUUID } from 'node:crypto'
import { openDatabase } from '#server/sqlite.ts'

/** How much each run carries. */
export type RunShape = { params: number; metrics: number; tags: number }

/**
 * Writes runs straight into the database behind a server, since logging them would take hours.
 * The experiment, number 1, is created over REST; values are the same for every database.
 * `journal` is what the server itself uses, and is left as it was.
 */
export async function seedRuns(
  url: string,
  file: string,
  count: number,
  journal: 'wal' | 'delete',
  shape: RunShape,
) {
  const response = await fetch(`${url}/api/2.0/mlflow/experiments/create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'bench' }),
  })
  if (!response.ok) throw new Error(`experiments/create answered ${await response.text()}`)

  const database = openDatabase(file)
  const insert = {
    run: database.prepare(`
      INSERT INTO runs (run_uuid, name, source_type, source_name, entry_point_name, user_id, status, start_time, end_time,
        source_version, lifecycle_stage, artifact_uri, experiment_id)
      VALUES (?, ?, 'UNKNOWN', '', '', 'bench', 'FINISHED', ?, ?, '', 'active', ?, 1)`),
    param: database.prepare('INSERT INTO params ("key", value, run_uuid) VALUES (?, ?, ?)'),
    tag: database.prepare('INSERT INTO tags ("key", value, run_uuid) VALUES (?, ?, ?)'),
    metric: database.prepare(
      'INSERT INTO metrics ("key", value, timestamp, run_uuid, step, is_nan) VALUES (?, ?, ?, ?, 0, 0)',
    ),
    latest: database.prepare(
      'INSERT INTO latest_metrics ("key", value, timestamp, run_uuid, step, is_nan) VALUES (?, ?, ?, ?, 0, 0)',
    ),
  }
  const random = mulberry32(42)
  database.transaction(() => {
    for (let i = 0; i < count; i++) {
      const id = randomUUID().replaceAll('-', '')
      const name = `run-${String(i).padStart(5, '0')}`
      const start = 1_700_000_000_000 + i * 60_000
      insert.run.run(id, name, start, start + 50_000, `mlflow-artifacts:/1/${id}/artifacts`)
      insert.tag.run('mlflow.runName', name, id)
      for (let k = 0; k < shape.params; k++) {
        insert.param.run(`param_${k}`, String(Math.floor(random() * 10)), id)
      }
      for (let k = 1; k < shape.tags; k++) insert.tag.run(`tag_${k}`, `value ${k}`, id)
      for (let k = 0; k < shape.metrics; k++) {
        const value = random()
        insert.metric.run(`metric_${k}`, value, start, id)
        insert.latest.run(`metric_${k}`, value, start, id)
      }
    }
  })
  database.exec(`PRAGMA journal_mode = ${journal}`)
  database.close()
}

/** A small seeded generator of numbers in [0, 1), after Tommy Ettinger's mulberry32. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
