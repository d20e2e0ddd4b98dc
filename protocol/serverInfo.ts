import * as z from 'zod/mini'

/** Where Tidemark's own server says what it serves; a bare MLflow behind another proxy has no such path. */
export const SERVER_INFO_PATH = '/tidemark/server'

/** What answers the API: our own store, or a real MLflow server behind our proxy. */
export const serverInfoSchema = z.object({
  kind: z.enum(['embedded', 'gateway']),
  /** The store's folder, or the upstream's address without credentials. */
  source: z.string(),
  /** Names the data itself: the same for as long as it is kept, another for any other. */
  store: z.string(),
  readOnly: z.boolean(),
  /** Who runs the server: moves in the registry are signed so unless they are signed otherwise. */
  user: z.string(),
  /** The upstream's MLflow version, when it told. */
  mlflowVersion: z.nullable(z.string()),
  /** Whether runs are served in columns and counted: `RUN_COLUMNS_PATH`, `RUN_COUNTS_PATH`. */
  runColumns: z.boolean(),
  /** Whether histories are served in columns: `HISTORY_COLUMNS_PATH`. */
  historyColumns: z.boolean(),
})
export type ServerInfo = z.output<typeof serverInfoSchema>
