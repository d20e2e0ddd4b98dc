import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { invalid } from '#protocol/errors.ts'
import { type ArtifactFiles, openArtifactFiles } from './artifactFiles.ts'
import type { Backend } from './backend.ts'
import { parseInt64Json, stringifyInt64Json } from './int64Json.ts'
import { artifactProxyRoutes } from './routes/artifactProxy.ts'
import { artifactFileRoutes, artifactListRoutes, storedArtifacts } from './routes/artifacts.ts'
import { artifactZipRoute } from './routes/artifactZip.ts'
import { experimentRoutes } from './routes/experiments.ts'
import { historyColumnRoutes } from './routes/historyColumns.ts'
import { loggedModelRoutes } from './routes/loggedModels.ts'
import { metricRoutes } from './routes/metrics.ts'
import { modelVersionRoutes } from './routes/modelVersions.ts'
import { registeredModelRoutes } from './routes/registeredModels.ts'
import { runColumnRoutes } from './routes/runColumns.ts'
import { runRoutes } from './routes/runs.ts'
import { openStore, type Store } from './store/openStore.ts'

/**
 * The version that the API and the store are those of. Newer clients ask for it before they use what came later; what
 * they need beyond it (logged models, paged histories) they call without asking, and it is answered.
 */
const MLFLOW_VERSION = '2.9.2'

/** `dataDir` holds the store, `mlflow.db`, and the files that runs log, `artifacts/`; it is created when missing. */
export async function embeddedBackend({ dataDir }: { dataDir: string }): Promise<Backend> {
  await mkdir(dataDir, { recursive: true })
  const store = openStore(join(dataDir, 'mlflow.db'))
  const files = await openArtifactFiles(join(dataDir, 'artifacts'), join(dataDir, 'uploads'))
  return {
    info: {
      kind: 'embedded',
      source: dataDir,
      store: store.id,
      mlflowVersion: MLFLOW_VERSION,
      runColumns: true,
      historyColumns: true,
    },
    routes: (app) => embeddedRoutes(app, store, files),
    close: async () => store.close(),
  }
}

function embeddedRoutes(app: FastifyInstance, store: Store, files: ArtifactFiles) {
  app.get('/health', (_, reply) => reply.type('text/html').send('OK'))
  app.get('/version', (_, reply) => reply.type('text/html').send(MLFLOW_VERSION))
  artifactFileRoutes(app, store, files)
  artifactZipRoute(app, (runId) => storedArtifacts(store, files, runId))

  void app.register(async (api) => {
    speakJson(api)
    runColumnRoutes(api, store.runColumns)
    historyColumnRoutes(api, store.historyColumns)
  })

  // Everything answers under both prefixes: scripts use the first, MLflow's own pages the second.
  for (const prefix of ['/api', '/ajax-api']) {
    void app.register(async (api) => trackingRoutes(api, store, files), {
      prefix: `${prefix}/2.0/mlflow`,
    })
    void app.register(async (api) => artifactProxyRoutes(api, files), {
      prefix: `${prefix}/2.0/mlflow-artifacts`,
    })
    app.get(`${prefix}/3.0/mlflow/server-info`, async () => ({
      store_type: 'SqlStore',
      workspaces_enabled: false,
    }))
  }
}

function trackingRoutes(api: FastifyInstance, store: Store, files: ArtifactFiles) {
  speakJson(api)
  experimentRoutes(api, store.experiments)
  runRoutes(api, store)
  metricRoutes(api, store.metricHistory)
  artifactListRoutes(api, store, files)
  registeredModelRoutes(api, store)
  modelVersionRoutes(api, store.modelVersions)
  loggedModelRoutes(api, store.loggedModels)
}

/** Room for the largest thing that MLflow lets a request carry: the profile of a dataset. */
const MAX_BODY_BYTES = 64 * 1024 * 1024

/** Bodies are JSON whose integers keep all their digits; an empty one counts as `{}`. */
function speakJson(api: FastifyInstance) {
  api.removeAllContentTypeParsers()
  api.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: MAX_BODY_BYTES },
    async (_request: unknown, text: string) => parseInt64Json(text.trim() || '{}'),
  )
  api.addContentTypeParser('*', async () => {
    throw invalid('The header Content-Type must be application/json.')
  })
  api.setReplySerializer(stringifyInt64Json)
  api.setErrorHandler((error) => {
    if (error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
      throw invalid(`The request body is larger than the ${MAX_BODY_BYTES} bytes allowed.`)
    }
    throw error
  })
}
