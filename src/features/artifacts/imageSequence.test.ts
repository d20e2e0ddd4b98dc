import { expect, test } from 'vitest'
import { imageSequence } from './imageSequence.ts'

const files = (...paths: string[]) => paths.map((path) => ({ path, isFolder: false, bytes: 9 }))
const sequence = (path: string, ...others: string[]) => {
  const found = imageSequence(path, files(path, ...others))
  return found && { ...found, frames: found.frames.map(({ step }) => step) }
}

test('names that differ by a number are in the order of the number', () => {
  expect(sequence('plots/epoch_10.png', 'plots/epoch_2.png', 'plots/epoch_1.png')).toEqual({
    name: 'epoch_#.png',
    unit: 'epoch',
    frames: [1, 2, 10],
  })
  expect(sequence('sample-000100.jpg', 'sample-000200.jpg')).toEqual({
    name: 'sample-#.jpg',
    unit: 'step',
    frames: [100, 200],
  })
})

test('a number that is the same in all names is part of the name', () => {
  expect(
    sequence(
      'class_3_step=5.png',
      'class_3_step=6.png',
      'class_4_step=5.png',
      'class_5_step=5.png',
    ),
  ).toEqual({ name: 'class_3_step=#.png', unit: 'step', frames: [5, 6] })
})

test('other numbers may change with the step where a word says which is the step', () => {
  expect(sequence('epoch03-loss0.123.png', 'epoch01-loss0.9.png', 'epoch02-loss0.51.png')).toEqual({
    name: 'epoch#-loss0.123.png',
    unit: 'epoch',
    frames: [1, 2, 3],
  })
  expect(sequence('a1-b2.png', 'a2-b3.png')).toBeNull()
})

test.each([
  ['%', 'val#pred', ''],
  ['%', 'val#pred', '%compressed'],
  ['+', 'val~pred', ''],
])(
  'pictures logged by key are one sequence, apart from their smaller twins (%s)',
  (sign, key, end) => {
    const name = (step: number, suffix = end) =>
      `images/${[key, 'step', step, 'timestamp', 1_700_000_000_000 + step, '0123-abcd'].join(sign)}${suffix}.png`
    const found = imageSequence(
      name(2),
      files(
        name(2),
        name(0),
        name(1),
        name(1, end === '' ? `${sign}compressed` : ''),
        name(7).replace('pred', 'other'),
      ),
    )

    expect(found?.name).toBe('val/pred')
    expect(found?.frames.map(({ step, loggedAt }) => [step, loggedAt])).toEqual([
      [0, 1_700_000_000_000],
      [1, 1_700_000_000_001],
      [2, 1_700_000_000_002],
    ])
  },
)

test('a picture alone, or among other files, is no sequence', () => {
  expect(sequence('roc.png', 'loss.png')).toBeNull()
  expect(sequence('epoch_1.png', 'epoch_2.json', 'other_2.png')).toBeNull()
  expect(imageSequence('epoch_1.png', [])).toBeNull()
})
