import { expect, test } from 'vitest'
import { CommandLineError, readCommandLine } from './commandLine.ts'

test('nothing serves the own store on the usual port', () => {
  expect(readCommandLine([])).toEqual({
    help: false,
    source: { kind: 'embedded', dataDir: '.tidemark', demo: true },
    host: '127.0.0.1',
    port: 5000,
    open: true,
    readOnly: false,
  })
})

test('a new store can be had without the demo', () => {
  expect(readCommandLine(['--no-demo', '--data', 'mine']).source).toEqual({
    kind: 'embedded',
    dataDir: 'mine',
    demo: false,
  })
})

test('an address is a gateway, and options are read', () => {
  const args = [
    'http://mlflow.example:5000',
    '--port',
    '0',
    '--host',
    '::1',
    '--no-open',
    '--read-only',
  ]

  expect(readCommandLine(args)).toMatchObject({
    source: { kind: 'gateway', url: 'http://mlflow.example:5000' },
    host: '::1',
    port: 0,
    open: false,
    readOnly: true,
  })
})

test.each([
  [['ftp://x'], 'ftp://x'],
  [['./mlruns'], './mlruns'],
  [['http://a', 'http://b'], 'http://b'],
  [['--port', '70000'], '70000'],
  [['--port', 'x'], '"x"'],
  [['--nonsense'], '--nonsense'],
])('%j is refused in a sentence that names what is wrong', (args, named) => {
  expect(() => readCommandLine(args)).toThrow(CommandLineError)
  expect(() => readCommandLine(args)).toThrow(named)
})
