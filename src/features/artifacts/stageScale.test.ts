import { expect, test } from 'vitest'
import { stageScale } from './stageScale.ts'

const room = { width: 1_000, height: 500 }

test('a large picture is shrunk to the room, one that fits is left as it is', () => {
  expect(stageScale('fit', { width: 2_000, height: 500 }, room)).toBe(0.5)
  expect(stageScale('fit', { width: 500, height: 2_000 }, room)).toBe(0.25)
  expect(stageScale('fit', { width: 640, height: 480 }, room)).toBe(1)
  expect(stageScale('fit', { width: 200, height: 100 }, room)).toBe(1)
})

test('a small picture is enlarged by a whole number', () => {
  expect(stageScale('fit', { width: 28, height: 28 }, room)).toBe(8)
  expect(stageScale('fit', { width: 128, height: 110 }, room)).toBe(4)
})

test('a scale that was chosen holds, within what can be laid out', () => {
  expect(stageScale(3, { width: 10, height: 10 }, room)).toBe(3)
  expect(stageScale(1e6, { width: 10, height: 10 }, room)).toBe(64)
  expect(stageScale(64, { width: 100_000, height: 10 }, room)).toBe(10)
  expect(stageScale(0, { width: 10, height: 10 }, room)).toBe(1 / 64)
})

test('a room that is not laid out yet leaves a picture as it is', () => {
  expect(stageScale('fit', { width: 10, height: 10 }, { width: 0, height: 0 })).toBe(1)
})
