import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { RunSearch } from './RunSearch.tsx'
import type { Vocabulary } from './vocabulary.ts'

const vocabulary: Vocabulary = {
  names: [
    { id: 'metrics.f1_score', field: { source: 'metric', key: 'f1_score' } },
    { id: 'params.method', field: { source: 'param', key: 'method' } },
    { id: 'tags.developer', field: { source: 'tag', key: 'developer' } },
  ],
  valuesOf: ({ source, key }) => {
    if (key === 'f1_score') return [{ value: '0.75', count: 2 }]
    if (key === 'method') return [{ value: 'zscore', count: 12 }]
    if (source === 'attribute' && key === 'status') {
      return [
        { value: 'FINISHED', count: 80 },
        { value: 'FAILED', count: 13 },
      ]
    }
    return source === 'tag' && key === 'developer' ? [{ value: "O'Neil", count: 3 }] : []
  },
}

type Options = { filter?: string; incomplete?: boolean; serverProblem?: string }

afterEach(() => void vi.useRealTimers())

/** The search with its filter kept, as a page keeps it. What it puts in force is in `steps`. */
function renderSearch({ filter: first = '', incomplete = false, serverProblem }: Options = {}) {
  const steps: string[] = []
  function Page() {
    const [filter, setFilter] = useState(first)
    const [starredOnly, setStarredOnly] = useState(false)
    return (
      <>
        <button type="button" onClick={() => setFilter('from elsewhere')}>
          Back
        </button>
        <RunSearch
          filter={filter}
          onFilter={(next, step) => {
            steps.push(`${step} ${next}`)
            setFilter(next)
          }}
          vocabulary={vocabulary}
          incomplete={incomplete}
          serverProblem={serverProblem ?? null}
          starred={2}
          starredOnly={starredOnly}
          onStarredOnly={setStarredOnly}
          matching={27}
          total={93}
        />
      </>
    )
  }
  render(<Page />)
  return { steps, user: userEvent.setup() }
}

const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Filter runs' })
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent)
const chosenOption = () =>
  screen.getAllByRole('option').find(({ id }) => id === box().getAttribute('aria-activedescendant'))
    ?.textContent

test('what is typed comes into force by itself, as one step of the history until Enter', async () => {
  const { steps, user } = renderSearch()

  await user.type(box(), 'zsc')
  await waitFor(() => expect(steps.at(-1)).toMatch(/ zsc$/))
  await user.type(box(), 'ore')
  await waitFor(() => expect(steps.at(-1)).toBe('replace zscore'))
  await user.type(box(), '{Enter} a{Enter}')

  expect(steps.at(-1)).toMatch(/ zscore a$/)
  expect(steps.filter((step) => step.startsWith('push'))).toHaveLength(2)
  expect(screen.getByText(/27 of 93 runs match/)).toBeTruthy()
})

test('a letter is kept that comes before the filter in force is drawn', () => {
  vi.useFakeTimers()
  const { steps } = renderSearch()
  const type = (value: string) => fireEvent.input(box(), { target: { value } })
  type('zsc')

  act(() => {
    vi.advanceTimersByTime(150)
    type('zsco')
  })

  expect(steps).toEqual(['push zsc'])
  expect(box().value).toBe('zsco')
  act(() => void vi.advanceTimersByTime(150))
  expect(steps.at(-1)).toBe('replace zsco')
})

test('a broken text leaves the filter in force, and says what is wrong where the box points to', async () => {
  const { steps, user } = renderSearch({ filter: 'zscore' })

  // At once: between two keys a busy machine may rest long enough for half a word to come into force.
  await user.click(box())
  await user.paste(' AND metrics.f1_score >')
  await user.keyboard('{Enter}')

  expect(steps).toEqual([])
  expect(box().getAttribute('aria-invalid')).toBe('true')
  const problem = screen.getByText('A value is missing after >.')
  expect(box().getAttribute('aria-describedby')).toBe(problem.id)
  expect(screen.getAllByRole('status').some((status) => status.contains(problem))).toBe(true)
  expect(screen.getByText(/27 of 93 runs match/)).toBeTruthy()

  await user.paste(' 0.7')
  expect(screen.queryByText(/A value is missing/)).toBeNull()
  await waitFor(() => expect(steps).toEqual(['push zscore AND metrics.f1_score > 0.7']))
})

test('a text that is merely unfinished is criticised once typing rests', async () => {
  const { user } = renderSearch()

  await user.click(box())
  await user.paste('metrics.f1_score >')
  expect(screen.queryByText(/A value is missing/)).toBeNull()

  expect(await screen.findByText('A value is missing after >.')).toBeTruthy()
})

test('a condition is completed by keys alone: name, operator, value', async () => {
  const { steps, user } = renderSearch()

  await user.type(box(), 'meth')
  expect(options()).toEqual(['params.method param'])
  expect(box().getAttribute('aria-expanded')).toBe('true')
  await user.keyboard('{ArrowDown}{Enter}')
  expect(box().value).toBe('params.method ')
  await user.keyboard('{ArrowDown}{Tab}')
  expect(box().value).toBe('params.method = ')
  expect(options()).toEqual(["'zscore' 12 runs"])
  await user.keyboard('{ArrowDown}{Enter}')

  expect(box().value).toBe("params.method = 'zscore' ")
  expect(document.activeElement).toBe(box())
  await waitFor(() => expect(steps.at(-1)).toMatch(/ params\.method = 'zscore'$/))
})

test('arrow keys go round by way of the text, and Enter without a choice means the text', async () => {
  const { steps, user } = renderSearch()

  await user.type(box(), 'e')
  expect(options()).toHaveLength(3)
  await user.keyboard('{ArrowUp}')
  expect(chosenOption()).toBe('tags.developer tag')
  await user.keyboard('{ArrowDown}')
  expect(box().hasAttribute('aria-activedescendant')).toBe(false)
  await user.keyboard('{Enter}')

  expect(steps.at(-1)).toMatch(/ e$/)
  expect(options()).toEqual([])
})

test('Escape closes the list, and Control with the space bar opens it', async () => {
  const { user } = renderSearch()

  await user.type(box(), 'f1')
  await user.keyboard('{Escape}')
  expect(options()).toEqual([])
  expect(box().value).toBe('f1')
  await user.keyboard('{Control>} {/Control}')
  expect(options()).toEqual(['metrics.f1_score metric'])
})

test('filters that were used are offered in the empty box, and can be removed', async () => {
  const { steps, user } = renderSearch()
  await user.type(box(), 'one{Enter}')
  await user.clear(box())
  await user.type(box(), 'two{Enter}')
  await user.click(screen.getByRole('button', { name: 'Clear the filter' }))
  await user.keyboard('{ArrowDown}')
  expect(options()).toEqual(['two', 'one'])

  await user.keyboard('{Delete}')
  expect(options()).toEqual(['one'])
  await user.keyboard('{Enter}')
  expect(steps.at(-1)).toBe('push one')
  expect(box().value).toBe('one')
})

test('the key / brings the focus to the box, but not from another input', async () => {
  const { user } = renderSearch()
  screen.getByRole('button', { name: 'Back' }).focus()

  await user.keyboard('/')
  expect(document.activeElement).toBe(box())
  await user.keyboard('/')
  expect(box().value).toBe('/')
})

test('a filter from elsewhere takes the place of what was typed', async () => {
  const { user } = renderSearch()
  await user.type(box(), 'mine')

  await user.click(screen.getByRole('button', { name: 'Back' }))

  expect(box().value).toBe('from elsewhere')
})

test('chips choose values as conditions of the filter, and show those that were typed', async () => {
  const { steps, user } = renderSearch({
    filter: "metrics.f1_score > 0.7 AND tag.developer = 'ada'",
  })
  expect(screen.getByRole('button', { name: 'Filter by Developer: ada' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Filter by Purpose' })).toBeNull()

  await user.click(screen.getByRole('button', { name: 'Filter by Status' }))
  const choices = within(screen.getByRole('dialog', { name: 'Status' }))
  await user.click(choices.getByRole('checkbox', { name: 'Finished 80' }))
  await user.click(choices.getByRole('checkbox', { name: 'Failed 13' }))
  expect(steps.at(-1)).toBe(
    "push metrics.f1_score > 0.7 AND tag.developer = 'ada' AND (status = 'FINISHED' OR status = 'FAILED')",
  )
  expect(screen.getByRole('button', { name: 'Filter by Status: Finished, Failed' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Clear Status' }))
  await user.click(screen.getByRole('button', { name: 'Clear Developer' }))

  expect(box().value).toBe('metrics.f1_score > 0.7')
})

test('the start is chosen by days', async () => {
  const { steps, user } = renderSearch()

  await user.click(screen.getByRole('button', { name: 'Filter by Started' }))
  await user.click(screen.getByRole('button', { name: '7 days' }))
  expect(steps).toEqual(['push start_time >= -7d'])
  await user.type(screen.getByLabelText('From'), '2026-11-20')
  await user.type(screen.getByLabelText('To'), '2026-11-25')

  expect(box().value).toBe('start_time >= 2026-11-20 AND start_time < 2026-11-26')
  expect(
    screen.getByRole('button', { name: 'Filter by Started: 2026-11-20 to 2026-11-25' }),
  ).toBeTruthy()
})

test('while the text is broken, chips show what is in force, and wait', async () => {
  const { user } = renderSearch({ filter: 'status = failed' })
  await user.type(box(), ' metrics.f1_score >{Enter}')

  const chip = screen.getByRole<HTMLButtonElement>('button', { name: 'Filter by Status: Failed' })
  expect(chip.disabled).toBe(true)
})

test('while runs are missing, it says who looks for what', () => {
  renderSearch({ filter: 'metrics.f1_score > 0.7 AND zscore AND baseline', incomplete: true })

  expect(screen.getByText(/^27 of 93 loaded runs match/).textContent).toBe(
    '27 of 93 loaded runs match. The server looks for metrics.f1_score > 0.7 among all runs; zscore AND baseline is looked for in the 93 loaded ones.',
  )
})

test('what the backend says of a filter that it refuses stands below the box', () => {
  renderSearch({ filter: 'metrics.f1_score > 0.7', serverProblem: 'No <b>.' })

  expect(screen.getByText('The backend does not accept this filter: No <b>.')).toBeTruthy()
  expect(box().getAttribute('aria-invalid')).toBe('true')
})

test('help has examples made of what the runs have', async () => {
  const { steps, user } = renderSearch()

  await user.click(screen.getByRole('button', { name: 'Help with searching' }))
  await user.click(screen.getByRole('button', { name: "params.method = 'zscore'" }))

  expect(steps).toEqual(["push params.method = 'zscore'"])
  expect(document.activeElement).toBe(box())
})

test('the starred runs alone are a chip away, and it is told how many match', async () => {
  const { user } = renderSearch()
  const chip = screen.getByRole('button', { name: 'Starred 2' })
  expect(screen.queryByText(/runs match/)).toBeNull()

  await user.click(chip)
  expect(chip.getAttribute('aria-pressed')).toBe('true')
  expect(screen.getByText(/27 of 93 runs match/)).toBeTruthy()

  await user.click(chip)
  expect(chip.getAttribute('aria-pressed')).toBe('false')
})
