import { act, render, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useInTurn } from './useInTurn.ts'

type Props = { name: string; value: string; leads?: boolean; onShow: (text: string) => void }

function Chart({ name, value, leads = false, onShow }: Props) {
  const shown = useInTurn(value, leads ? 'atOnce' : 'inTurn')
  onShow(`${name} ${shown}`)
  return <li>{`${name} ${shown}`}</li>
}

/** Three charts, of which one leads; what each has shown, in order and once. */
function renderCharts(value: string, lead: string | null = null) {
  const seen: string[] = []
  const onShow = (text: string) => {
    if (!seen.includes(text)) seen.push(text)
  }
  const charts = (value: string, lead: string | null) => (
    <ul>
      {['a', 'b', 'c'].map((name) => (
        <Chart key={name} name={name} value={value} leads={name === lead} onShow={onShow} />
      ))}
    </ul>
  )
  const { rerender, unmount } = render(charts(value, lead))
  return {
    seen,
    unmount,
    show: (value: string, lead: string | null = null) => rerender(charts(value, lead)),
  }
}

const texts = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent)

test('the one that leads shows a value at once, the others one after the other', async () => {
  const { seen, show } = renderCharts('old')

  show('new', 'b')

  expect(texts()).toEqual(['a old', 'b new', 'c old'])
  await waitFor(() => expect(texts()).toEqual(['a new', 'b new', 'c new']))
  expect(seen).toEqual(['a old', 'b old', 'c old', 'b new', 'a new', 'c new'])
})

test('what comes while others wait takes the place of what they wait for', async () => {
  const { seen, show } = renderCharts('old')

  show('passing', 'b')
  show('new', 'b')

  await waitFor(() => expect(texts()).toEqual(['a new', 'b new', 'c new']))
  expect(seen).not.toContain('a passing')
  expect(seen).not.toContain('c passing')
})

test('one that led keeps what it shows when another does', async () => {
  const { seen, show } = renderCharts('old')
  show('first', 'a')
  await waitFor(() => expect(texts()).toEqual(['a first', 'b first', 'c first']))

  show('second', 'b')

  expect(texts()).toEqual(['a first', 'b second', 'c first'])
  await waitFor(() => expect(texts()).toEqual(['a second', 'b second', 'c second']))
  expect(seen.filter((text) => text.startsWith('a'))).toEqual(['a old', 'a first', 'a second'])
})

test('a value that comes back while they wait changes nothing', async () => {
  const { seen, show } = renderCharts('old')

  show('passing')
  show('old')
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)))

  expect(texts()).toEqual(['a old', 'b old', 'c old'])
  expect(seen).toEqual(['a old', 'b old', 'c old'])
})

test('one that is gone before its turn costs the others nothing', async () => {
  const { show, unmount } = renderCharts('old')
  show('new')
  unmount()
  const other = renderCharts('old')

  other.show('new')

  await waitFor(() => expect(texts()).toEqual(['a new', 'b new', 'c new']))
})
