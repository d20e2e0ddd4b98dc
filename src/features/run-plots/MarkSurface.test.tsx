import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { type Marks, MarkSurface } from './MarkSurface.tsx'

const marksOf = (...runIds: string[]): Marks => ({
  count: runIds.length,
  placeOf: (at) => [at, 0],
  nearest: () => null,
  runIdOf: (at) => runIds[at] ?? null,
  read: (at) => ({ heading: runIds[at] ?? '', lines: [] }),
})

const surface = (...runIds: string[]) => (
  <MarkSurface
    label="f1"
    area={{ left: 0, top: 0, width: 100, height: 100 }}
    marks={marksOf(...runIds)}
    onToggle={() => undefined}
  />
)
const reading = () => screen.getByRole('slider', { name: 'Read f1' }).getAttribute('aria-valuetext')

test('keys stay with their run where others come before it, and read nothing once it is gone', async () => {
  const user = userEvent.setup()
  const { rerender } = render(surface('a', 'b', 'c'))
  screen.getByRole('slider').focus()
  await user.keyboard('{Home}{ArrowRight}')
  expect(reading()).toBe('b')

  rerender(surface('new', 'a', 'b', 'c'))
  expect(reading()).toBe('b')
  await user.keyboard('{ArrowRight}')
  expect(reading()).toBe('c')
  rerender(surface('new', 'a'))
  expect(reading()).toBe('Arrow keys read the marks')
})
