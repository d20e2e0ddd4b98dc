import { createRequire } from 'node:module'
import type { Int64 } from '#protocol/requestFields.ts'
import type { Sql, SqlValue } from './sql.ts'

type Statement<Row> = {
  get: (...values: SqlValue[]) => Row | undefined
  all: (...values: SqlValue[]) => Row[]
  run: (...values: SqlValue[]) => { changes: number | bigint; lastInsertRowid: Int64 }
}

/** One open SQLite file, and all that the store asks of it. */
export type Database = {
  /** `Row` describes what the SQL beside it selects; nothing checks it. */
  prepare: <Row extends object = never>(sql: string) => Statement<Row>
  /** Runs composed SQL. A text that came before is not prepared again. */
  query: <Row extends object>(sql: Sql) => Row[]
  exec: (sql: string) => void
  /** Runs `work` as one transaction: all of it is on disk when this returns, or none of it when it throws. */
  transaction: <Result>(work: () => Result) => Result
  close: () => void
}

/** The part of `DatabaseSync` that both providers share. */
type Provider = {
  DatabaseSync: new (path: string) => {
    prepare: (sql: string) => ProvidedStatement
    exec: (sql: string) => void
    close: () => void
  }
}
type ProvidedStatement = {
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what a row is, only the SQL knows
  get: <Row>(...values: SqlValue[]) => Row | undefined
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what a row is, only the SQL knows
  all: <Row>(...values: SqlValue[]) => Row[]
  run: (...values: SqlValue[]) => { changes: number | bigint; lastInsertRowid: number | bigint }
  setReadBigInts: (read: boolean) => void
}

const MAX_KEPT_STATEMENTS = 200

const require = createRequire(import.meta.url)

/**
 * Node's own SQLite where it is new enough: before 3.53 it rounds doubles in JSON to 15 digits. Else a package with the
 * same interface, which brings its own SQLite and needs no compiler.
 */
function chooseProvider(): Provider {
  const [major = 0] = process.versions.node.split('.').map(Number)
  const [sqliteMajor = 0, sqliteMinor = 0] = (process.versions['sqlite'] ?? '0.0')
    .split('.')
    .map(Number)
  const isNewEnough = major >= 24 && (sqliteMajor > 3 || sqliteMinor >= 53)
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- required at run time, so that only one is loaded
  const provider: Provider = require(isNewEnough ? 'node:sqlite' : '@photostructure/sqlite')
  return provider
}

/** Opens or creates a SQLite file with the settings that the store relies on. */
export function openDatabase(path: string): Database {
  const { DatabaseSync } = chooseProvider()
  const database = new DatabaseSync(path)
  // FULL, since in WAL mode a lesser setting loses acknowledged writes when the power goes.
  // The other three are what MLflow itself sets for every session.
  database.exec(`
    PRAGMA busy_timeout = 20000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA case_sensitive_like = ON;
  `)
  const kept = new Map<string, ProvidedStatement>()
  return {
    prepare: (sql) => toStatement(database.prepare(sql)),
    query: <Row extends object>({ text, values }: Sql) => {
      const statement = kept.get(text) ?? database.prepare(text)
      if (kept.size >= MAX_KEPT_STATEMENTS) kept.clear()
      kept.set(text, statement)
      return exactly(statement, () => statement.all<Row>(...values))
    },
    exec: (sql) => database.exec(sql),
    transaction: (work) => {
      database.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        database.exec('COMMIT')
        return result
      } catch (error) {
        database.exec('ROLLBACK')
        throw error
      }
    },
    close: () => {
      // Statements that are still prepared keep SQLite from doing so by itself; the file alone is to be whole.
      database.exec('PRAGMA busy_timeout = 1000; PRAGMA wal_checkpoint(TRUNCATE)')
      database.close()
    },
  }
}

function toStatement<Row extends object>(statement: ProvidedStatement): Statement<Row> {
  return {
    get: (...values) =>
      exactly(statement, () =>
        [statement.get<Row>(...values)].filter((row) => row !== undefined),
      )[0],
    all: (...values) => exactly(statement, () => statement.all<Row>(...values)),
    run: (...values) => statement.run(...values),
  }
}

/**
 * Reads with plain numbers, and again with bigints when a column holds an int64 beyond 2^53, which the providers refuse
 * to round. Such integers are rare, and bigints everywhere would slow every read.
 */
function exactly<Row extends object>(statement: ProvidedStatement, read: () => Row[]): Row[] {
  try {
    return read()
  } catch (error) {
    if (!isTooLarge(error)) throw error
    statement.setReadBigInts(true)
    try {
      return read().map(withSafeNumbers)
    } finally {
      statement.setReadBigInts(false)
    }
  }
}

/** The providers agree on these words, not on a type or a code. */
const isTooLarge = (error: unknown) =>
  error instanceof Error && error.message.includes('too large to be represented as a JavaScript')

/** Turns every bigint that a double can hold back into a number, in place. */
function withSafeNumbers<Row extends object>(row: Row): Row {
  const safe = Object.entries(row).filter(
    ([, value]) => typeof value === 'bigint' && Number.isSafeInteger(Number(value)),
  )
  return Object.assign(
    row,
    Object.fromEntries(safe.map(([column, value]) => [column, Number(value)])),
  )
}

/**
 * A double as it has to be bound: one package takes numbers below 2^-52 for the integer 0, while text lands unharmed in a
 * column of type FLOAT.
 */
export const bindDouble = (value: number): SqlValue =>
  value !== 0 && Math.abs(value) < Number.EPSILON ? String(value) : value
