import * as z from 'zod/mini'

/** Where Tidemark's own server says what it serves; a bare MLflow behind another proxy has no such path. */
export const SERVER_INFO_PATH = '/tidemark/server'

/** What answers the API: our own store, or a real MLflow server behind our proxy. */
export const serverInfoSchema = z.object({
  kind: z.enum(['embedded', 'gateway']),
  /** The store's folder, or the upstream's address without credentials. */
  source: z.string(),
  readOnly: z.boolean(),
  /** The upstream's MLflow version, when it told. */
  mlflowVersion: z.nullable(z.string()),
})
export type ServerInfo = z.output<typeof serverInfoSchema>
