import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { Suspense } from 'react'
import { expect, test, vi } from 'vitest'
import { lazyPart } from './lazyPart.tsx'
import { lostParts } from './lostParts.ts'

/** A part that comes once `here` says so. */
function renderPart() {
  // React tells what its boundaries keep.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const state = { here: false, asked: 0 }
  const Part = lazyPart('The search', async () => {
    state.asked++
    if (!state.here) throw new TypeError('Failed to fetch')
    return ({ text }: { text: string }) => <p>{text}</p>
  })
  const view = render(
    <Suspense>
      <Part text="found" />
    </Suspense>,
  )
  return { state, ...view, user: userEvent.setup() }
}

const tryAgain = () => screen.findByRole('button', { name: 'Try again' })

test('a part whose code did not come says so, and is fetched again when asked', async () => {
  const { state, user } = renderPart()
  await user.click(await tryAgain())

  expect((await screen.findByRole('alert')).textContent).toMatch(
    /^The search could not be shown: its code could not be fetched/,
  )
  expect(state.asked).toBe(2)
  expect(screen.getByRole('button', { name: 'Reload the page' })).toBeTruthy()

  state.here = true
  await user.click(await tryAgain())
  expect(await screen.findByText('found')).toBeTruthy()
})

test('lost parts come by themselves when all are tried again', async () => {
  const { state } = renderPart()
  await tryAgain()
  expect(screen.queryByRole('button', { name: 'Reload the page' })).toBeNull()
  expect(lostParts.count()).toBe(1)

  state.here = true
  act(() => lostParts.retryAll())

  expect(await screen.findByText('found')).toBeTruthy()
  expect(lostParts.count()).toBe(0)
})

test('a style sheet that did not come is asked for again before the code', async () => {
  const { state, user } = renderPart()
  const lost = document.createElement('link')
  lost.rel = 'stylesheet'
  lost.href = '/part.css'
  document.head.append(lost)
  lost.dispatchEvent(new Event('error'))
  state.here = true
  await user.click(await tryAgain())

  const fresh = document.querySelector('link[href$="/part.css"]')
  expect(fresh).not.toBe(lost)
  expect(state.asked).toBe(1)
  fresh?.dispatchEvent(new Event('load'))
  expect(await screen.findByText('found')).toBeTruthy()
  fresh?.remove()
})

test('a part that is gone is lost no more', async () => {
  const { unmount } = renderPart()
  await tryAgain()

  unmount()

  expect(lostParts.count()).toBe(0)
})
