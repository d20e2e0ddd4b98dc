import type { Int64 } from '#protocol/requestFields.ts'
import type { Database } from '../sqlite.ts'
import type { KeyValueRow } from './experiments.ts'
import { groupBy } from './groupBy.ts'

export type ModelVersionRow = {
  name: string
  version: number
  creation_time: Int64 | null
  last_updated_time: Int64 | null
  description: string | null
  current_stage: string
  source: string | null
  run_id: string | null
  status: 'READY' | 'PENDING_REGISTRATION' | 'FAILED_REGISTRATION'
  status_message: string | null
  run_link: string | null
  storage_location: string | null
}
export type ModelVersionRecord = ModelVersionRow & { tags: KeyValueRow[]; aliases: string[] }

type OfVersion = { name: string; version: number }

/** Completes rows of `model_versions` with their tags and aliases. */
export function modelVersionRecords(database: Database) {
  const ofModels = 'WHERE name IN (SELECT value FROM json_each(?)) ORDER BY rowid'
  const selectTags = database.prepare<KeyValueRow & OfVersion>(
    `SELECT * FROM model_version_tags ${ofModels}`,
  )
  const selectAliases = database.prepare<OfVersion & { alias: string }>(
    `SELECT * FROM registered_model_aliases ${ofModels}`,
  )
  const keyOf = ({ name, version }: OfVersion) => `${version} ${name}`

  return (rows: ModelVersionRow[]): ModelVersionRecord[] => {
    const names = JSON.stringify([...new Set(rows.map(({ name }) => name))])
    const tags = groupBy(selectTags.all(names), keyOf)
    const aliases = groupBy(selectAliases.all(names), keyOf)
    return rows.map((row) => ({
      ...row,
      tags: tags.get(keyOf(row)) ?? [],
      aliases: (aliases.get(keyOf(row)) ?? []).map(({ alias }) => alias),
    }))
  }
}
