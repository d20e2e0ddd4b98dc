import { renderHook, act } from '@testing-library/react'
import { expect, test } from 'vitest'
import { sharedPreference, useStoredState } from './storedState.ts'

const readNames = (stored: unknown) => (Array.isArray(stored) ? stored.map(String) : [])
const readWidth = (stored: unknown) => (typeof stored === 'number' ? stored : 280)

test('a preference is there again the next time', () => {
  const first = renderHook(() => useStoredState('width', readWidth))
  expect(first.result.current[0]).toBe(280)

  act(() => first.result.current[1](320))

  expect(first.result.current[0]).toBe(320)
  expect(renderHook(() => useStoredState('width', readWidth)).result.current[0]).toBe(320)
})

test('what is stored but broken or of the wrong kind counts as nothing', () => {
  localStorage.setItem('tidemark-width', '{"not json')
  expect(renderHook(() => useStoredState('width', readWidth)).result.current[0]).toBe(280)

  localStorage.setItem('tidemark-width', '"wide"')
  expect(renderHook(() => useStoredState('width', readWidth)).result.current[0]).toBe(280)
})

test('a shared preference reaches all who read it, and stays the same object until it changes', () => {
  const names = sharedPreference('names', readNames)
  const one = renderHook(() => names.use())
  const other = renderHook(() => names.use())

  act(() => names.set(['a', 'b']))

  expect(one.result.current).toEqual(['a', 'b'])
  expect(other.result.current).toBe(one.result.current)
  expect(sharedPreference('names', readNames).get()).toEqual(['a', 'b'])
})
