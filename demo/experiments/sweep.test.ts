import { expect, test } from 'vitest'
import { bestOf, changedOne, trySweep } from './sweep.ts'

const params = { units: 64, dropout: 0.2, random_state: 42 }
const member = { name: 'lstm', validation: [], test: [], threshold: 0 }

test('a run is named and described by the one value that it changes', () => {
  expect(changedOne('base', params, { dropout: 0 })).toEqual({
    name: 'dropout_0',
    note: 'One change from `base`: `dropout` is 0 instead of 0.2.',
  })
  expect(changedOne('base', params, { random_state: 7 }).name).toBe('base_seed_7')
  expect(() => changedOne('base', params, { dropout: 0, units: 16 })).toThrow(
    'One change at a time',
  )
})

test('the best is not a lucky seed, and the earliest among equals', () => {
  const tried = [
    { change: {}, validation: 0.5 },
    { change: { units: 16 }, validation: 0.6 },
    { change: { units: 32 }, validation: 0.6 },
    { change: { random_state: 7 }, validation: 0.9 },
  ]

  expect(bestOf(tried)).toEqual({ change: { units: 16 }, validation: 0.6 })
})

test('a sweep trains each change of the baseline once', async () => {
  const trained: string[] = []
  const baseline = { name: 'base', params, member, validation: 0.5 }

  const best = await trySweep(baseline, [{ units: 16 }, { dropout: 0 }], async (changed, name) => {
    trained.push(`${name}: ${changed.units} ${changed.dropout}`)
    return { member, validation: changed.dropout === 0 ? 0.7 : 0.4 }
  })

  expect(trained).toEqual(['units_16: 16 0.2', 'dropout_0: 64 0'])
  expect(best).toMatchObject({ name: 'dropout_0', params: { ...params, dropout: 0 } })
})
