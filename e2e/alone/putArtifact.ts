import type { APIRequestContext } from '@playwright/test'

/** Uploads one artifact of a run, whose `artifact_uri` this is, through the artifact proxy. */
export async function putArtifact(
  request: APIRequestContext,
  url: string,
  artifactUri: string,
  path: string,
  content: Buffer | string,
) {
  const root = artifactUri.replace(/^mlflow-artifacts:\/+/, '')
  const target = [...root.split('/'), ...path.split('/')].map(encodeURIComponent).join('/')
  const response = await request.put(`${url}/api/2.0/mlflow-artifacts/artifacts/${target}`, {
    headers: { 'Content-Type': 'application/octet-stream' },
    data: content,
  })
  if (!response.ok()) throw new Error(`${path}: ${await response.text()}`)
}
