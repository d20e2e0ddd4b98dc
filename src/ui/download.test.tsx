import { expect, onTestFinished, test, vi } from 'vitest'
import { downloadText } from './download.ts'

test('a text is saved under its name, as UTF-8 without a byte order mark', async () => {
  const files: Blob[] = []
  const clicked: string[] = []
  // jsdom neither makes addresses of files nor downloads any.
  Object.assign(URL, {
    createObjectURL: (file: Blob) => `blob:test/${files.push(file)}`,
    revokeObjectURL: () => undefined,
  })
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    clicked.push(`${this.download} at ${this.href}`)
  })
  onTestFinished(() => click.mockRestore())

  downloadText('runs.csv', 'text/csv', 'größe\r\n')

  expect(clicked).toEqual(['runs.csv at blob:test/1'])
  expect(files.map(({ type }) => type)).toEqual(['text/csv;charset=utf-8'])
  expect(await files[0]?.text()).toBe('größe\r\n')
})
