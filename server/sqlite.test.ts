import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { join } from 'node:path'
import { bindDouble, openDatabase } from './sqlite.ts'
import { temporaryFolder } from './testing/testServer.ts'

async function openTable() {
  const database = openDatabase(join(await temporaryFolder(), 'test.db'))
  database.exec('CREATE TABLE points (value FLOAT, step BIGINT)')
  return database
}

test('every double comes back as it went in', async () => {
  const database = await openTable()
  const insert = database.prepare('INSERT INTO points (value) VALUES (?)')
  const last = database.prepare<{ value: number }>(
    'SELECT value FROM points ORDER BY rowid DESC LIMIT 1',
  )
  const roundTrip = (value: number) => {
    insert.run(bindDouble(value))
    return last.get()?.value
  }
  const edges = [5e-324, -5e-324, 1e-300, 2 ** -52, 1.797e308, Number.MAX_VALUE, 2 ** 53, 0.1, 3]

  expect(edges.map(roundTrip)).toEqual(edges)
  // SQLite keeps no sign on zero.
  expect(roundTrip(-0)).toBe(0)
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(roundTrip(value)).toBe(value + 0)
    }),
  )
  database.close()
})

test('an int64 keeps all its digits, and a small one is a plain number', async () => {
  const database = await openTable()
  const insert = database.prepare('INSERT INTO points (step) VALUES (?)')
  for (const step of [7, 2n ** 63n - 1n, -(2n ** 63n)]) insert.run(step)

  const steps = database.prepare<{ step: number | bigint }>('SELECT step FROM points').all()

  expect(steps.map(({ step }) => step)).toEqual([7, 2n ** 63n - 1n, -(2n ** 63n)])
  database.close()
})

test('a transaction that throws leaves nothing behind', async () => {
  const database = await openTable()
  const attempt = () =>
    database.transaction(() => {
      database.exec('INSERT INTO points (step) VALUES (1)')
      throw new Error('too late')
    })

  expect(attempt).toThrow('too late')
  expect(database.prepare('SELECT * FROM points').all()).toEqual([])
  database.close()
})
