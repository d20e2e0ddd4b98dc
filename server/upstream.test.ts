import { createServer, type RequestListener } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { connectUpstream, SourceError } from './upstream.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => server.close(resolve)))
  const address = server.address()
  return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

/** Answers as an MLflow server with basic auth does. */
const mlflowWithLogin =
  (authorization?: string): RequestListener =>
  (request, response) => {
    if (request.headers.authorization !== authorization) {
      return response.writeHead(401).end('You are not authenticated.')
    }
    return response.end(request.url === '/version' ? '2.9.2' : '{"experiments": []}')
  }

test('an MLflow server is recognised, with its version', async () => {
  const host = await serve(mlflowWithLogin())

  expect(await connectUpstream(`http://${host}/`, {})).toEqual({
    url: `http://${host}`,
    authorization: null,
    version: '2.9.2',
  })
})

test('credentials come from the address or from MLflow’s variables, and leave the address', async () => {
  const basic = `Basic ${Buffer.from('ann:p@ss').toString('base64')}`
  const host = await serve(mlflowWithLogin(basic))

  const fromAddress = await connectUpstream(`http://ann:p%40ss@${host}`, {})
  const fromVariables = await connectUpstream(`http://${host}`, {
    MLFLOW_TRACKING_USERNAME: 'ann',
    MLFLOW_TRACKING_PASSWORD: 'p@ss',
  })

  expect(fromAddress).toEqual({ url: `http://${host}`, authorization: basic, version: '2.9.2' })
  expect(fromVariables).toEqual(fromAddress)
})

test('a token is sent as a bearer', async () => {
  const host = await serve(mlflowWithLogin('Bearer t0ken'))

  const upstream = await connectUpstream(`http://${host}`, { MLFLOW_TRACKING_TOKEN: 't0ken' })

  expect(upstream.authorization).toBe('Bearer t0ken')
})

test('missing credentials are asked for by the names of the variables', async () => {
  const host = await serve(mlflowWithLogin('Basic x'))

  await expect(connectUpstream(`http://${host}`, {})).rejects.toThrow('MLFLOW_TRACKING_USERNAME')
})

test('a server that is no MLflow is refused in one sentence', async () => {
  const host = await serve((_request, response) => response.end('<h1>Hello</h1>'))

  const connecting = connectUpstream(`http://${host}`, {})

  await expect(connecting).rejects.toThrow(SourceError)
  await expect(connecting).rejects.toThrow('not as an MLflow server does')
})

test('a server that is not there is refused with the reason', async () => {
  const host = await serve(() => {})
  for (const close of closers.splice(0)) await close()

  await expect(connectUpstream(`http://${host}`, {})).rejects.toThrow(
    /does not answer \(.*ECONNREFUSED/,
  )
})
