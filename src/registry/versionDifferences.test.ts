import { expect, test } from 'vitest'
import { readModelFile } from './readModelFile.ts'
import { readRequirements, signatureDifferences, textDifferences } from './versionDifferences.ts'

test('only what is not the same is a difference, in the order of its name', () => {
  const a = new Map([
    ['depth', '3'],
    ['trees', '100'],
    ['seed', '1'],
  ])
  const b = new Map([
    ['trees', '200'],
    ['seed', '1'],
    ['bins', ''],
  ])

  expect(textDifferences(a, b)).toEqual([
    { name: 'bins', a: null, b: '' },
    { name: 'depth', a: '3', b: null },
    { name: 'trees', a: '100', b: '200' },
  ])
})

const signature = (inputs: object[]) =>
  readModelFile(`flavors: {sklearn: {}}\nsignature: {inputs: '${JSON.stringify(inputs)}'}`)
    .signature

test('a signature differs in the columns that came, went or changed their type', () => {
  const a = signature([
    { name: 'close', type: 'double', required: true },
    { name: 'volume', type: 'long', required: true },
  ])
  const b = signature([
    { name: 'close', type: 'double', required: true },
    { name: 'volume', type: 'double', required: false },
    { name: 'spread', type: 'double' },
  ])

  expect(signatureDifferences(a, b)).toEqual([
    { name: 'input spread', a: null, b: 'double' },
    { name: 'input volume', a: 'long, required', b: 'double, optional' },
  ])
  expect(signatureDifferences(null, a)).toHaveLength(2)
})

test('requirements are read by package, whatever else stands in the file', () => {
  const text = `mlflow==2.9.2
# a comment
scikit-learn == 1.3.2  # pinned
--extra-index-url x
pandas[parquet]>=2,<3; python_version > "3.8"
numpy
`
  expect([...readRequirements(text)]).toEqual([
    ['mlflow', '==2.9.2'],
    ['scikit-learn', '== 1.3.2'],
    ['pandas[parquet]', '>=2,<3; python_version > "3.8"'],
    ['numpy', ''],
  ])
})
