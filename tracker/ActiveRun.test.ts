import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createExperimentResponse } from '#protocol/experiments.ts'
import { temporaryFolder } from '#server/testing/testServer.ts'
import type { ActiveRun } from './ActiveRun.ts'
import { startTracking } from './testing/startTracking.ts'

/** Logs with `log`, and returns what it resolves to beside the run's id and ways to read it. */
async function logged<Result>(log: (run: ActiveRun) => Promise<Result>) {
  const tracking = await startTracking()
  const [id, result] = await tracking.tracker.startRun('logged', async (run) => {
    const result = await log(run)
    return [run.id, result] as const
  })
  const artifact = (path: string) => tracking.artifact(id, path)
  return { ...tracking, id, result, artifact, run: await tracking.server.readRun(id) }
}

test('params are kept as text, lists as JSON', async () => {
  const { run } = await logged((run) =>
    run.logParams({ lr: 1e-7, layers: [64, 32], tickers: ['GOTO.JK'], bagging: true, note: '' }),
  )

  expect(run.data.params).toEqual([
    { key: 'lr', value: '1e-7' },
    { key: 'layers', value: '[64,32]' },
    { key: 'tickers', value: '["GOTO.JK"]' },
    { key: 'bagging', value: 'true' },
    { key: 'note', value: '' },
  ])
})

test('a metric has a point for each step, NaN and infinities among them', async () => {
  const values = [0.5, Number.NaN, Infinity, -Infinity, 5e-324]
  const { id, history } = await logged(async (run) => {
    for (const [step, value] of values.entries()) await run.logMetrics({ loss: value }, { step })
  })

  expect(await history(id, 'loss')).toEqual([...values.entries()])
})

test('a dataset is kept with what it was used for', async () => {
  const dataset = {
    name: 'IDX_2023_2024',
    digest: '9f2c41aa',
    sourceType: 'code',
    source: '{"tags":{}}',
    profile: '{"num_rows":3}',
  }
  const { run } = await logged((run) => run.logInput(dataset, 'training'))

  expect(run.inputs.dataset_inputs).toEqual([
    {
      dataset: {
        name: 'IDX_2023_2024',
        digest: '9f2c41aa',
        source_type: 'code',
        source: '{"tags":{}}',
        schema: '',
        profile: '{"num_rows":3}',
      },
      tags: [{ key: 'mlflow.data.context', value: 'training' }],
    },
  ])
})

test('a dataset without a digest, or with too long a one, is refused', async () => {
  const dataset = { name: 'market', digest: '', sourceType: 'code', source: '{}' }

  await logged(async (run) => {
    await expect(run.logInput(dataset, 'training')).rejects.toThrow('dataset.digest: it is empty')
    await expect(run.logInput({ ...dataset, digest: 'x'.repeat(37) }, 'eval')).rejects.toThrow(
      'dataset["digest"]: 37 characters are more than the 36 allowed',
    )
  })
})

describe('artifacts', () => {
  test('are texts and JSON, under names as odd as may be', async () => {
    const odd = `50 % & 'x' "y" ?a=b;+ (שלום) 🎉/…/tab\t.txt`
    const { artifact } = await logged(async (run) => {
      await run.logText('grüße 🎉', odd)
      await run.logText('', 'empty.txt')
      await run.logDict({ weights: [1, 2], name: 'é' }, 'config/model.json')
    })

    expect(await artifact(odd)).toBe('grüße 🎉')
    expect(await artifact('empty.txt')).toBe('')
    expect(await artifact('config/model.json')).toBe(
      '{\n  "weights": [\n    1,\n    2\n  ],\n  "name": "é"\n}',
    )
  })

  test('are files on this machine, whole folders, and files in memory', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'plots/by day'), { recursive: true })
    await writeFile(join(folder, 'readme.md'), '# Hi')
    await writeFile(join(folder, 'plots/by day/1 %.csv'), 'a,b')
    const { artifact } = await logged(async (run) => {
      await run.logArtifact(join(folder, 'readme.md'))
      await run.logArtifact(join(folder, 'readme.md'), 'docs/en')
      await run.logArtifact(new File(['x,y'], 'points.csv', { type: 'text/csv' }), 'data')
      await run.logArtifacts(folder, 'all')
    })

    expect(await artifact('readme.md')).toBe('# Hi')
    expect(await artifact('docs/en/readme.md')).toBe('# Hi')
    expect(await artifact('data/points.csv')).toBe('x,y')
    expect(await artifact('all/readme.md')).toBe('# Hi')
    expect(await artifact('all/plots/by day/1 %.csv')).toBe('a,b')
  })

  test('are streamed, however large, and sent whole again when the answer is lost', async () => {
    const bytes = 40_000_000
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'large.bin'), new Uint8Array(bytes).fill(65))
    const { tracker, proxy, artifact } = await startTracking()
    proxy.fail('large.bin', 'lost answer')

    const id = await tracker.startRun('large', async (run) => {
      await run.logArtifact(join(folder, 'large.bin'))
      return run.id
    })

    expect(proxy.seenOf('large.bin').map(({ body }) => body.length)).toEqual([bytes, bytes])
    expect(await artifact(id, 'large.bin')).toHaveLength(bytes)
  })

  test.each([
    ['', 'is empty'],
    ['/etc/passwd', 'is not relative'],
    ['C:/x', 'is not relative'],
    ['a/../../b', 'leads out of the run by ".."'],
    ['a#b', 'holds a "#"'],
    ['a\\b', 'holds a backslash'],
    ['a//b', 'has an empty part'],
  ])('are refused at the path %j', async (path, reason) => {
    const { proxy } = await logged(async (run) => {
      await expect(run.logText('x', path)).rejects.toThrow(
        `The artifact path ${JSON.stringify(path)} ${reason}`,
      )
      await expect(run.logTable({ a: [1] }, path)).rejects.toThrow(reason)
      await expect(run.logModel({}, path)).rejects.toThrow(reason)
    })

    expect(proxy.seenOf('artifacts')).toEqual([])
  })

  test('cannot hold a number that JSON has no word for', async () => {
    await logged(async (run) => {
      await expect(run.logDict({ loss: [1, Number.NaN] }, 'x.json')).rejects.toThrow(
        'x.json: NaN at "1" cannot be written as JSON',
      )
    })
  })

  test('that are not there fail by themselves', async () => {
    await logged(async (run) => {
      await expect(run.logArtifact('/nowhere/at all.txt')).rejects.toThrow('/nowhere/at all.txt')
      await expect(run.logArtifacts('/nowhere')).rejects.toThrow('/nowhere')
      await expect(run.logArtifact(import.meta.dirname)).rejects.toThrow('is not a file')
    })
  })

  test('of an experiment that keeps them elsewhere are refused, saying where and what to do', async () => {
    const { tracker, server } = await startTracking()
    const experiment = { name: 'detectors', artifact_location: 's3://bucket/detectors' }
    await server.call('POST', 'experiments/create', experiment, createExperimentResponse)

    const failed = tracker.startRun('elsewhere', (run) => run.logText('x', 'x.txt'))

    await expect(failed).rejects.toThrow(/lie at s3:\/\/bucket\/detectors\/\S+.*--serve-artifacts/)
  })

  test('of an experiment that names the server are sent there', async () => {
    const { tracker, server, proxy } = await startTracking()
    const { host } = new URL(proxy.url)
    const experiment = {
      name: 'detectors',
      artifact_location: `mlflow-artifacts://${host}/elsewhere`,
    }
    await server.call('POST', 'experiments/create', experiment, createExperimentResponse)

    const id = await tracker.startRun('elsewhere', async (run) => {
      await run.logText('x', 'x.txt')
      return run.id
    })

    expect(proxy.seenOf('mlflow-artifacts').map(({ path }) => path)).toEqual([
      `/api/2.0/mlflow-artifacts/artifacts/elsewhere/${id}/artifacts/x.txt`,
    ])
  })
})

describe('tables', () => {
  test('grow by the rows of later calls, and are told of in a tag', async () => {
    const { artifact, run } = await logged(async (run) => {
      await run.logTable({ ticker: ['GOTO.JK'], score: [0.9], alert: [true] }, 'alerts.json')
      void run.logTable({ ticker: ['BUMI.JK'], score: [Number.NaN], alert: [null] }, 'alerts.json')
      await run.logTable({ a: [], b: [] }, 'more/empty.json')
    })

    expect(JSON.parse(await artifact('alerts.json'))).toEqual({
      columns: ['ticker', 'score', 'alert'],
      data: [
        ['GOTO.JK', 0.9, true],
        ['BUMI.JK', null, null],
      ],
    })
    expect(JSON.parse(await artifact('more/empty.json'))).toEqual({ columns: ['a', 'b'], data: [] })
    const tag = run.data.tags.find(({ key }) => key === 'mlflow.loggedArtifacts')
    expect(JSON.parse(tag?.value ?? '')).toEqual([
      { path: 'alerts.json', type: 'table' },
      { path: 'more/empty.json', type: 'table' },
    ])
  })

  test('are refused with columns of different lengths, or other ones than before', async () => {
    await logged(async (run) => {
      await expect(run.logTable({ a: [1, 2], b: [1] }, 't.json')).rejects.toThrow(
        'columns["b"]: 1 values where "a" has 2',
      )
      await run.logTable({ a: [1] }, 't.json')
      await expect(run.logTable({ b: [1] }, 't.json')).rejects.toThrow(
        't.json has the columns a, which b cannot be appended to',
      )
    })
  })
})

describe('confusion matrices', () => {
  const labels = ['normal', 'pump', 'dump']

  test('count true classes in rows and predicted ones in columns', async () => {
    const { artifact, result } = await logged((run) =>
      run.logConfusionMatrix([0, 0, 1, 2, 2, 2], [0, 1, 1, 0, 2, 2], { labels }),
    )

    const matrix = [
      [1, 1, 0],
      [0, 1, 0],
      [1, 0, 2],
    ]
    expect(result).toEqual(matrix)
    expect(JSON.parse(await artifact('confusion_matrix.json'))).toEqual({ labels, matrix })
  })

  test('of a step have a file of their own', async () => {
    const { artifact } = await logged((run) =>
      run.logConfusionMatrix([0], [1], { labels: ['a', 'b'], step: 10 }),
    )

    expect(JSON.parse(await artifact('confusion_matrices/step_000010.json'))).toEqual({
      labels: ['a', 'b'],
      matrix: [
        [0, 1],
        [0, 0],
      ],
      step: 10,
    })
  })

  test.each([
    [[0, 1], [0], {}, 'yPred: 1 predictions for the 2 samples of yTrue'],
    [[0, 3], [0, 0], {}, 'yTrue[1]: 3 is not the index of one of the 3 labels'],
    [[0, 1], [0, 0.5], {}, 'yPred[1]: 0.5 is not the index'],
    [[0], [-1], {}, 'yPred[0]: -1 is not the index'],
    [[0], [0], { labels: [] }, 'labels: at least one is needed'],
    [[0], [0], { labels: ['a', 'a'] }, 'labels: one occurs twice'],
    [[0], [0], { step: -1 }, 'step: expected a whole number from 0 on, got -1'],
  ])('of %j against %j %j are refused', async (yTrue, yPred, options, words) => {
    await logged(async (run) => {
      const refused = run.logConfusionMatrix(yTrue, yPred, { labels, ...options })
      await expect(refused).rejects.toThrow(words)
    })
  })
})

test('a model is written with what is needed to read it, and told of in a tag', async () => {
  const { artifact, id, result, run } = await logged((run) =>
    run.logModel({ threshold: 3 }, 'models/zscore', {
      signature: {
        inputs: [{ name: 'volume "🎉"\u2028', type: 'double' }],
        outputs: [{ name: 'anomaly', type: 'long' }],
      },
      inputExample: { columns: ['volume'], data: [[1.5], [2]] },
    }),
  )

  expect(result).toEqual({ version: null })
  expect(JSON.parse(await artifact('models/zscore/model.json'))).toEqual({ threshold: 3 })
  expect(JSON.parse(await artifact('models/zscore/input_example.json'))).toEqual({
    columns: ['volume'],
    data: [[1.5], [2]],
  })
  const described = await artifact('models/zscore/MLmodel')
  expect(described).toContain('\nflavors:\n  json:\n    data: "model.json"\n')
  expect(described).toContain(`\nrun_id: "${id}"\n`)
  expect(described).toContain('\\U0001f389')
  expect(described).toContain('\\u2028')
  const tag = run.data.tags.find(({ key }) => key === 'mlflow.log-model.history')
  expect(JSON.parse(tag?.value ?? '')).toMatchObject([
    { artifact_path: 'models/zscore', run_id: id, flavors: { json: { data: 'model.json' } } },
  ])
})
