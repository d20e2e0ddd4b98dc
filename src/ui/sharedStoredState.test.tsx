import { renderHook, act } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { sharedStoredState } from './sharedStoredState.ts'

const readNames = (stored: unknown) => (Array.isArray(stored) ? stored.map(String) : [])

test('a shared preference reaches all who read it, and stays the same object until it changes', () => {
  const names = sharedStoredState('names', readNames)
  const one = renderHook(() => names.useValue())
  const other = renderHook(() => names.useValue())

  act(() => names.set(['a', 'b']))

  expect(one.result.current).toEqual(['a', 'b'])
  expect(other.result.current).toBe(one.result.current)
  expect(sharedStoredState('names', readNames).get()).toEqual(['a', 'b'])
})

test('what another tab stores is heard of', () => {
  const names = sharedStoredState('names', readNames)
  const { result } = renderHook(() => names.useValue())

  localStorage.setItem('tidemark-names', '["from elsewhere"]')
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: 'tidemark-names' })))

  expect(result.current).toEqual(['from elsewhere'])
})

test('where storage is refused a value lasts as long as the page', () => {
  const refused = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  const names = sharedStoredState('refused', readNames)

  names.set(['kept'])
  refused.mockRestore()

  expect(names.get()).toEqual(['kept'])
})
