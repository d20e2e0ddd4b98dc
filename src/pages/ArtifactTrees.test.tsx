import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { openArtifact } from '#src/testing/openArtifact.tsx'

const rows = async () =>
  within(await screen.findByRole('tree', { name: 'Values' }))
    .queryAllByRole('treeitem')
    .map(({ textContent }) => textContent)
const seeRows = (expected: string[]) => waitFor(async () => expect(await rows()).toEqual(expected))

/** Too long for one line. */
const LONG = 'x'.repeat(100)
const SETTINGS = JSON.stringify({ model: { layers: [64, 32], note: { text: LONG } }, seed: 42 })

test('short values stand on one line, others are opened', async () => {
  const { user } = await openArtifact({ 'a.json': SETTINGS }, 'a.json')
  await seeRows([
    '{…} 2 members',
    'model: {…} 2 members',
    'layers: [64, 32]',
    'note: {…} 1 member',
    'seed: 42',
  ])

  await user.click(screen.getByRole('treeitem', { name: /^note/ }))
  await waitFor(async () => expect(await rows()).toHaveLength(6))
})

test('the tree is walked by keyboard, and says where one is', async () => {
  const { user } = await openArtifact({ 'a.json': SETTINGS }, 'a.json')
  await waitFor(async () => expect(await rows()).toHaveLength(5))

  screen.getByRole('tree', { name: 'Values' }).focus()
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowRight}')
  await waitFor(async () => expect(await rows()).toHaveLength(6))
  await user.keyboard('{ArrowRight}')
  expect(await screen.findByText('$.model.note.text')).toBeTruthy()

  await user.keyboard('{ArrowLeft}{ArrowLeft}')
  await waitFor(async () => expect(await rows()).toHaveLength(5))
  await user.keyboard('{ArrowLeft}{ArrowLeft}')
  await seeRows(['{…} 2 members', 'model: {…} 2 members', 'seed: 42'])
})

test('keys that come faster than the rows are taken one after the other', async () => {
  await openArtifact({ 'a.json': SETTINGS }, 'a.json')
  await waitFor(async () => expect(await rows()).toHaveLength(5))
  const tree = screen.getByRole('tree', { name: 'Values' })
  const press = (...keys: string[]) => {
    for (const key of keys) fireEvent.keyDown(tree, { key })
  }

  press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight')
  expect(await screen.findByText('$.model.note.text')).toBeTruthy()

  press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'End')
  expect(await screen.findByText('$.seed')).toBeTruthy()
  await seeRows(['{…} 2 members', 'model: {…} 2 members', 'seed: 42'])

  press('ArrowUp', 'Enter', 'Enter', ' ', 'ArrowDown')
  expect(await screen.findByText('$.model.layers')).toBeTruthy()
  expect(await rows()).toHaveLength(5)
})

test('path and value are copied as they are written', async () => {
  const written: string[] = []
  const { user } = await openArtifact({ 'a.json': '{"a": [1.50, {"b c": 2e3}]}' }, 'a.json')
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    written.push(text)
  })
  await seeRows(['{ "a": [1.50, { "b c": 2e3 }] }'])
  await screen.findByText('$')

  await user.click(screen.getByRole('button', { name: 'Copy value' }))
  await user.click(screen.getByRole('button', { name: 'Copy path' }))

  await waitFor(() => expect(written).toEqual(['{"a": [1.50, {"b c": 2e3}]}', '$']))
})

test('names and values are searched, and what holds a match is opened', async () => {
  const { user, address } = await openArtifact({ 'a.json': SETTINGS }, 'a.json')
  await user.type(await screen.findByRole('searchbox', { name: 'Find names and values' }), 'XXX')

  expect(await screen.findByText('1 of 1')).toBeTruthy()
  expect(await screen.findByText('$.model.note.text')).toBeTruthy()
  expect(address()).toContain('find=XXX')
})

test('a tree is opened to a depth', async () => {
  const { user } = await openArtifact({ 'a.json': SETTINGS }, 'a.json')
  await waitFor(async () => expect(await rows()).toHaveLength(5))

  await user.click(screen.getByRole('button', { name: 'Open the tree to a depth' }))
  await user.click(screen.getByRole('menuitem', { name: '1 level' }))
  await seeRows(['{…} 2 members', 'model: {…} 2 members', 'seed: 42'])
})

test('a long list is a list of rows in view', async () => {
  const list = JSON.stringify(Array.from({ length: 20_000 }, (_, i) => i))
  await openArtifact({ 'a.json': list }, 'a.json')

  expect(await screen.findByText('20,001 values')).toBeTruthy()
  await waitFor(async () => expect((await rows())[1]).toBe('0: 0'))
  expect((await rows()).length).toBeLessThan(100)
})

test('broken JSON is shown as far as it goes, with the reason and a way to the line', async () => {
  const { user, hash } = await openArtifact({ 'a.json': '{"a": [1, 2],\n "b": tru' }, 'a.json')

  await seeRows(['{ "a": [1, 2] }'])
  expect(screen.getByText(/A value is missing at line 2, column 7/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Show line 2' }))
  expect(await screen.findByRole('link', { name: 'Line 2' })).toBeTruthy()
  expect(hash()).toBe('#L2')
})

test('what is no JSON at all is shown as text', async () => {
  await openArtifact({ 'a.json': 'not JSON' }, 'a.json')

  expect(await screen.findByText('not JSON')).toBeTruthy()
  expect(
    screen.getByText(/A value is missing at line 1, column 1, where there is "n"/),
  ).toBeTruthy()
})

test('YAML is a tree, with its doubled names, and its source keeps the comments', async () => {
  const yaml = 'lr: 1e-3 # Adam\nlr: 2\nrun: !exec [rm]\n'
  const { user } = await openArtifact({ 'a.yaml': `${yaml}note: ${LONG}\n` }, 'a.yaml')
  await seeRows([
    '{…} 4 members',
    'lr: 1e-3this name comes more than once',
    'lr: 2this name comes more than once',
    'run: ["rm"]!exec',
    `note: "${LONG}"`,
  ])

  await user.click(screen.getByRole('radio', { name: 'Source' }))
  expect(await screen.findByText('lr: 1e-3 # Adam')).toBeTruthy()
})

test('where there is no text to show, the other view is still to be had', async () => {
  const { user } = await openArtifact(
    { 'a.json': Uint8Array.of(0, 1, 2) },
    'a.json',
    '?view=source',
  )
  expect(await screen.findByText('This file is not text.')).toBeTruthy()

  await user.click(screen.getByRole('radio', { name: 'Tree' }))
  expect(await screen.findByText(/Shown as text, since there is no JSON in it/)).toBeTruthy()
})

test('a tree that cannot be read leaves the way to the source', async () => {
  const { server, user } = await openArtifact({ 'a.json': SETTINGS, 'b.txt': 'b' }, 'b.txt')
  await screen.findByText('b')
  server.disconnect()
  await user.click(screen.getByRole('treeitem', { name: /^a\.json/ }))

  expect(await screen.findByText(/The file could not be read: The backend/)).toBeTruthy()
  expect(screen.getByRole('radio', { name: 'Source' })).toBeTruthy()
})

test('YAML that would unfold without end is refused, with the reason, and shown as text', async () => {
  const lines = ['a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]']
  for (let i = 1; i < 9; i++) {
    lines.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`)
  }
  await openArtifact({ 'bomb.yaml': lines.join('\n') }, 'bomb.yaml')

  expect(await screen.findByText(/aliases unfold to more than 10,000 values/)).toBeTruthy()
  expect(await screen.findByText(/^a8: &a8 \[\*a7/)).toBeTruthy()
})
