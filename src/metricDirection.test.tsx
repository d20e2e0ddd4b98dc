import { act, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import {
  correctDirection,
  correctionOf,
  metricDirection,
  readCorrections,
  useCorrections,
} from './metricDirection.ts'

test('what the reader says goes before what the name tells, until it is taken back', () => {
  expect(metricDirection('val_loss')).toBe('lower')

  correctDirection('val_loss', 'higher')
  correctDirection('n_detected', 'lower')
  expect(metricDirection('val_loss')).toBe('higher')
  expect(metricDirection('n_detected')).toBe('lower')

  correctDirection('val_loss', null)
  expect(metricDirection('val_loss')).toBe('lower')
  expect(metricDirection('n_detected')).toBe('lower')
})

test('a metric may be better neither way', () => {
  correctDirection('accuracy', 'neither')

  expect(metricDirection('accuracy')).toBe('unknown')
})

test('what is said reaches all who look, and stays in the browser', () => {
  const { result } = renderHook(useCorrections)

  act(() => correctDirection('drift', 'higher'))

  expect(result.current).toEqual({ drift: 'higher' })
  expect(JSON.parse(localStorage.getItem('tidemark-metric-directions') ?? '')).toEqual({
    drift: 'higher',
  })
})

test('names that objects have of their own are names as any other', () => {
  expect(metricDirection('constructor')).toBe('unknown')
  correctDirection('__proto__', 'lower')

  expect(metricDirection('__proto__')).toBe('lower')
  expect(metricDirection('toString')).toBe('unknown')
})

test('of what is stored only what makes sense is read', () => {
  const read = readCorrections({ a: 'higher', b: 'sideways', c: 1, d: 'neither' })

  expect(read).toEqual({ a: 'higher', d: 'neither' })
  expect(correctionOf(read, 'a')).toBe('higher')
  expect(correctionOf(read, 'b')).toBe(null)
  expect(readCorrections('higher')).toEqual({})
  expect(readCorrections(null)).toEqual({})
})
