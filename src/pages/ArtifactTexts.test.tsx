import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { openArtifact, preview } from '#src/testing/openArtifact.tsx'

const log = (lines: number) =>
  Array.from({ length: lines }, (_, i) => `step ${i + 1} loss=${(1 / (i + 1)).toFixed(4)}`).join(
    '\n',
  )

const line = (number: number) => screen.findByRole('link', { name: `Line ${number}` })
const textOf = async (number: number) => (await line(number)).closest('li')?.textContent

test('of a long text only the lines in view exist, and their number is said', async () => {
  await openArtifact({ 'train.log': log(5_000) }, 'train.log')

  const shown = await preview()
  expect(await shown.findByText('5,000 lines')).toBeTruthy()
  await waitFor(async () => expect(await textOf(1)).toBe('step 1 loss=1.0000'))
  expect(shown.queryByRole('link', { name: 'Line 200' })).toBeNull()
})

test('the address names a line, which is shown and marked', async () => {
  await openArtifact({ 'train.log': log(5_000) }, 'train.log', '#L4000')

  await waitFor(async () => expect(await textOf(4_000)).toBe('step 4000 loss=0.0003'))
  expect((await line(4_000)).closest('li')?.dataset['marked']).toBe('true')
  expect(screen.queryByRole('link', { name: 'Line 1' })).toBeNull()
})

test('a line is gone to by its number, and a click on a number makes a link of it', async () => {
  const { user, hash } = await openArtifact({ 'train.log': log(5_000) }, 'train.log')

  await user.type(await screen.findByRole('spinbutton', { name: 'Line' }), '300{Enter}')
  await waitFor(async () => expect(await textOf(300)).toMatch(/^step 300 /))
  expect(hash()).toBe('#L300')

  await user.click(await line(302))
  await waitFor(() => expect(hash()).toBe('#L302'))
  await user.keyboard('{Shift>}')
  await user.click(await line(304))
  await user.keyboard('{/Shift}')
  await waitFor(() => expect(hash()).toBe('#L302-L304'))
})

test('a text is searched: how many there are, and the way from one to the next', async () => {
  const { user, address } = await openArtifact({ 'train.log': log(2_000) }, 'train.log')
  const field = await screen.findByRole('searchbox', { name: 'Find in this file' })

  await user.type(field, 'STEP 199')
  expect(await screen.findByText('1 of 11')).toBeTruthy()
  await waitFor(async () => expect(await textOf(199)).toMatch(/^step 199 /))

  await user.keyboard('{Enter}')
  expect(await screen.findByText('2 of 11')).toBeTruthy()
  await waitFor(async () => expect(await textOf(1_990)).toMatch(/^step 1990 /))
  await user.click(screen.getByRole('button', { name: 'Previous match' }))
  expect(await screen.findByText('1 of 11')).toBeTruthy()
  expect(address()).toContain('find=STEP+199')

  await user.click(screen.getByRole('button', { name: 'Match case' }))
  expect(await screen.findByText('No match')).toBeTruthy()
})

test('an expression is one by choice, and says what is wrong with it', async () => {
  const { user } = await openArtifact(
    { 'train.log': log(2_000) },
    'train.log',
    `?${new URLSearchParams({ find: String.raw`^step \d loss`, findAs: 'expression' })}`,
  )
  expect(await screen.findByText('1 of 9')).toBeTruthy()

  const field = screen.getByRole('searchbox', { name: 'Find in this file' })
  await user.clear(field)
  await user.type(field, '(')
  expect(await screen.findByText(/Not searched: .*Unterminated group/)).toBeTruthy()
})

test('a long line is folded, opened piece by piece, and a match far out in it is shown', async () => {
  const long = `${'abc '.repeat(1_000)}needle${' def'.repeat(1_000)}`
  const { user } = await openArtifact({ 'a.log': `first\n${long}\n` }, 'a.log')

  await user.click(
    await screen.findByRole('button', { name: '6,006 more characters in this line' }),
  )
  await waitFor(async () => expect(await textOf(2)).toHaveLength(long.length))

  await user.type(screen.getByRole('searchbox', { name: 'Find in this file' }), 'needle')
  expect(await screen.findByText('needle', { selector: 'mark' })).toBeTruthy()
})

test('lines are copied, all of them or those that are marked', async () => {
  const written: string[] = []
  const { user } = await openArtifact({ 'a.log': 'one\r\ntwo\nthree\n' }, 'a.log', '#L2-L3')
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    written.push(text)
  })

  await user.click(await screen.findByRole('button', { name: 'Copy lines' }))
  expect(await screen.findByText('Copied 2 lines')).toBeTruthy()
  expect(written).toEqual(['two\nthree\n'])
})

test('UTF-16 is read by its mark, and what is not UTF-8 is named', async () => {
  const utf16 = Uint8Array.of(0xff, 0xfe, ...['n', 'é'].flatMap((c) => [c.charCodeAt(0), 0]))
  await openArtifact({ 'a.txt': utf16 }, 'a.txt')
  expect(await screen.findByText('This file is UTF-16 LE, by its mark.')).toBeTruthy()
  await waitFor(async () => expect(await textOf(1)).toBe('né'))
})

test('bytes that are no text in a text are shown as such, with the line of the first', async () => {
  await openArtifact({ 'a.txt': Uint8Array.of(97, 10, 98, 0xe9, 10) }, 'a.txt')

  expect(await screen.findByText(/Not all bytes are UTF-8.* first in line 2,/)).toBeTruthy()
  await waitFor(async () => expect(await textOf(2)).toBe('b�'))
})

test('lines may be kept whole instead of wrapped', async () => {
  const { user, address } = await openArtifact({ 'a.txt': 'a\n' }, 'a.txt')

  await user.click(await screen.findByRole('checkbox', { name: 'Wrap lines' }))

  await waitFor(() => expect(address()).toContain('wrap=off'))
})
