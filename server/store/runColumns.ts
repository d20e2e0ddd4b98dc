import type { Int64 } from '#protocol/requestFields.ts'
import type { searchRunsRequest } from '#protocol/runRequests.ts'
import type { RunCounts } from '#protocol/runCounts.ts'
import type * as z from 'zod/mini'
import { stringifyInt64Json } from '../int64Json.ts'
import { sql } from '../sql.ts'
import type { Database } from '../sqlite.ts'
import { fetchPage } from './paging.ts'
import type { RunRow } from './runRecords.ts'
import { runCountSql, runSearchSql } from './runSearch.ts'

/** One column; every field but the key is JSON already, `numbers` without its brackets. */
type MetricColumn = {
  key: string
  rows: string
  numbers: string
  steps: string
  timestamps: string
}
type TextColumn = { key: string; texts: string; rows: string }
type DatasetRow = { row: number; name: string; digest: string; context: string }
type CountRow = { experiment_id: number; active: number; total: number; last_start: Int64 | null }

/** Reads many runs at once. SQLite itself writes the columns as JSON, so that no value passes through an object. */
export function runColumnStore(database: Database) {
  // `quote` keeps every digit of a double; SQLite's functions for JSON write no more than 15.
  const selectMetrics = database.prepare<MetricColumn>(`
    SELECT m."key", json_group_array(run.key) AS rows,
      group_concat(CASE m.is_nan WHEN 0 THEN quote(m.value) ELSE 'null' END) AS numbers,
      json_group_array(m.step) AS steps, json_group_array(m.timestamp) AS timestamps
    FROM json_each(?) run CROSS JOIN latest_metrics m ON m.run_uuid = run.value
    GROUP BY m."key"`)
  const selectParams = database.prepare<TextColumn>(textColumnsSql('params'))
  const selectTags = database.prepare<TextColumn>(textColumnsSql('tags'))
  const selectDatasets = database.prepare<DatasetRow>(`
    SELECT run.key AS row, d.name, d.digest, ifnull(t.value, '') AS context
    FROM json_each(?) run
    CROSS JOIN inputs i ON i.destination_type = 'RUN' AND i.destination_id = run.value
      AND i.source_type = 'DATASET'
    JOIN datasets d ON d.dataset_uuid = i.source_id
    LEFT JOIN input_tags t ON t.input_uuid = i.input_uuid AND t.name = 'mlflow.data.context'
    ORDER BY run.key, i.rowid`)
  const selectCounts = database.prepare<CountRow>(`
    SELECT e.experiment_id, count(r.run_uuid) AS total,
      ifnull(sum(r.status IN ('RUNNING', 'SCHEDULED')), 0) AS active, max(r.start_time) AS last_start
    FROM experiments e
    LEFT JOIN runs r ON r.experiment_id = e.experiment_id AND r.lifecycle_stage = 'active'
    WHERE e.lifecycle_stage = 'active'
    GROUP BY e.experiment_id`)

  return {
    /** A page of a search as the JSON of a `RunColumnsReply`. */
    async search(request: z.output<typeof searchRunsRequest>): Promise<string> {
      const search = {
        experimentIds: request.experiment_ids,
        filter: request.filter,
        view: request.run_view_type,
        orderBy: request.order_by,
      }
      const { rows, nextPageToken } = fetchPage(
        request.max_results,
        request.page_token,
        (limit, offset) =>
          database.query<RunRow>(sql`${runSearchSql(search)} LIMIT ${limit} OFFSET ${offset}`),
      )
      const [count] = database.query<{ total: number }>(runCountSql(search))
      const ids = JSON.stringify(rows.map(({ run_uuid }) => run_uuid))
      const facts = stringifyInt64Json({
        experiment_ids: rows.map(({ experiment_id }) => String(experiment_id)),
        names: rows.map(({ name }) => name ?? ''),
        user_ids: rows.map(({ user_id }) => user_id ?? ''),
        statuses: rows.map(({ status }) => status),
        start_times: rows.map(({ start_time }) => start_time),
        end_times: rows.map(({ end_time }) => end_time),
        deleted: [...rows.keys()].filter((row) => rows[row]?.lifecycle_stage === 'deleted'),
        datasets: selectDatasets.all(ids),
        next_page_token: nextPageToken ?? null,
        total: count?.total ?? 0,
      })
      const metrics = selectMetrics.all(ids).map(metricJson).join()
      const params = selectParams.all(ids).map(textJson).join()
      const tags = selectTags.all(ids).map(textJson).join()
      return `{"ids":${ids},"metrics":[${metrics}],"params":[${params}],"tags":[${tags}],${facts.slice(1)}`
    },

    async counts(): Promise<RunCounts> {
      const counts = selectCounts.all()
      return {
        counts: counts.map(({ experiment_id, active, total, last_start }) => ({
          experiment_id: String(experiment_id),
          active,
          total,
          last_start: last_start === null ? null : Number(last_start),
        })),
      }
    },
  }
}

export type RunColumnStore = ReturnType<typeof runColumnStore>

/** Each text once, with the rows that have it. */
const textColumnsSql = (table: 'params' | 'tags') => `
  SELECT "key", json_group_array(text) AS texts, json_group_array(json(rows)) AS rows
  FROM (
    SELECT t."key", ifnull(t.value, '') AS text, json_group_array(run.key) AS rows
    FROM json_each(?) run CROSS JOIN ${table} t ON t.run_uuid = run.value
    GROUP BY t."key", text
  )
  GROUP BY "key"`

const metricJson = ({ key, rows, numbers, steps, timestamps }: MetricColumn) =>
  `{"key":${JSON.stringify(key)},"rows":${rows},"values":[${numbers}],"steps":${steps},"timestamps":${timestamps}}`

const textJson = ({ key, texts, rows }: TextColumn) =>
  `{"key":${JSON.stringify(key)},"texts":${texts},"rows":${rows}}`
