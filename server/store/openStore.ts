import { type Database, openDatabase } from '../sqlite.ts'
import { experimentStore } from './experiments.ts'
import { historyColumnStore } from './historyColumns.ts'
import { loggedModelStore } from './loggedModels.ts'
import { loggingStore } from './logging.ts'
import { metricHistoryStore } from './metricHistory.ts'
import { modelVersionStore } from './modelVersions.ts'
import { registeredModelStore } from './registeredModels.ts'
import { runColumnStore } from './runColumns.ts'
import { runInputStore } from './runInputs.ts'
import { runStore } from './runs.ts'
import { ensureSchema } from './schema.ts'

export type Store = ReturnType<typeof buildStore> & {
  /** Made with the store and kept in it, wherever its file goes. */
  id: string
  close: () => void
}

/** Opens the store in one SQLite file, creating it when it is not there. */
export function openStore(path: string): Store {
  const database = openDatabase(path)
  ensureSchema(database, Date.now())
  const id = database.prepare<{ id: string }>('SELECT id FROM tidemark_store').get()?.id ?? ''
  return { ...buildStore(database), id, close: () => database.close() }
}

function buildStore(database: Database) {
  const experiments = experimentStore(database)
  const runs = runStore(database, experiments)
  const registeredModels = registeredModelStore(database)
  const loggedModels = loggedModelStore(database, experiments)
  return {
    experiments,
    runs,
    registeredModels,
    loggedModels,
    logging: loggingStore(database, runs),
    runColumns: runColumnStore(database),
    runInputs: runInputStore(database, runs),
    metricHistory: metricHistoryStore(database),
    historyColumns: historyColumnStore(database),
    modelVersions: modelVersionStore(database, registeredModels, loggedModels.origin),
  }
}
