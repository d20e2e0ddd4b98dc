import { render, screen, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router-dom'
import { expect, test } from 'vitest'
import { Markdown } from './Markdown.tsx'

type More = Partial<Parameters<typeof Markdown>[0]>

function show(text: string, more: More = {}) {
  const { container } = render(
    <MemoryRouter>
      <Markdown text={text} under={2} {...more} />
    </MemoryRouter>,
  )
  return container
}

test('text is laid out, with headings below the one that it stands under', () => {
  show('## First\n\n#### Deeper\n\n- [x] a\n- [ ] *b*\n\n|a|\n|-|\n|1|')

  expect(screen.getByRole('heading', { name: 'First', level: 3 })).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Deeper', level: 4 })).toBeTruthy()
  expect(screen.getByRole('checkbox', { name: 'done', checked: true })).toBeTruthy()
  expect(screen.getByText('b').tagName).toBe('EM')
  expect(within(screen.getByRole('region', { name: 'Table' })).getByRole('cell')).toBeTruthy()
})

test('a link says where it leads, unless its text does, and takes nothing along', () => {
  show('[docs](https://mlflow.org/a) and https://a.example/b')

  const link = screen.getByRole('link', { name: 'docs (mlflow.org)' })
  expect(link.getAttribute('href')).toBe('https://mlflow.org/a')
  expect(link.getAttribute('rel')).toBe('noopener noreferrer')
  expect(link.getAttribute('target')).toBe('_blank')
  expect(screen.getByRole('link', { name: 'https://a.example/b' })).toBeTruthy()
})

test('a relative link leads to where the caller says, or nowhere', () => {
  show('[in](a/b.txt) [out](../../x)', {
    resolve: (address) => (address.startsWith('..') ? null : `/files/${address}`),
  })

  expect(screen.getByRole('link', { name: 'in' }).getAttribute('href')).toBe('/files/a/b.txt')
  expect(screen.queryByRole('link', { name: 'out' })).toBeNull()
})

test('a picture of another server is a link that shows its address, and is not fetched', () => {
  const container = show(
    '![plot](https://tracker.example/p.png) <img src="//t.example/x" srcset="//t.example/y 2x">',
  )

  expect(container.querySelector('img')).toBeNull()
  const link = screen.getByRole('link', { name: /picture: plot/ })
  expect(link.textContent).toBe('picture: plot (https://tracker.example/p.png)')
})

test('a picture that the text holds or that is near is drawn by the caller', () => {
  const data = `data:image/png;base64,${'QUJD'.repeat(9)}`
  const drawn: string[] = []
  show(`![held](${data}) ![near](./a.png) ![far](https://a.b/c.png)`, {
    renderPicture: (address, alt) => {
      drawn.push(address)
      return <b>{alt}</b>
    },
  })

  expect(drawn).toEqual([data, './a.png'])
  expect(screen.getByText('near')).toBeTruthy()
})

/** What nothing in somebody else's Markdown may leave in the page. */
const ACTIVE =
  'script, style, link, meta, base, iframe, object, embed, svg:not([aria-hidden]), math, form, button, input:not([disabled]), textarea, ' +
  'video, audio, img, [onerror], [onload], [onclick], [style*="url"], [id], [name], [srcdoc], [formaction]'

test.each([
  '<script>window.ran = true</script>',
  '<img src=x onerror="window.ran = true">',
  '<svg onload="window.ran=true"><script>window.ran=true</script></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=ran()>',
  '<iframe srcdoc="<script>parent.ran=true</script>"></iframe>',
  '<form action="https://evil.example"><input name=a><button formaction="javascript:ran()">x</button></form>',
  '<a href="javascript:ran()" onclick="ran()">x</a> [x](javascript:ran()) [x](JaVaScRiPt&colon;ran())',
  '<a href="&#106;avascript:ran()">x</a> [x](&#x6A;avascript:ran()) <javascript:ran()>',
  '[x](data:text/html;base64,PHNjcmlwdD4=) ![x](data:text/html,<script>ran()</script>)',
  '<div style="background:url(https://evil.example)" id="content" name="x">x</div>',
  '<style>@import url(https://evil.example)</style><link rel=stylesheet href=https://evil.example>',
  '<meta http-equiv=refresh content="0;url=https://evil.example"><base href="https://evil.example">',
  '<noscript><p title="</noscript><img src=x onerror=ran()>">',
  '<details open ontoggle=ran()><summary>x</summary></details>',
  '<x-y onfocus=ran() autofocus tabindex=0>x</x-y><video src=x onerror=ran()></video>',
  '<!--[if IE]><script>ran()</script><![endif]--><![CDATA[<script>ran()</script>]]>',
  '```<script>\n</script><img src=x onerror=ran()>\n```',
  '![x](x" onerror="ran())',
  '[a]: javascript:ran()\n\n[a]',
  '<template><img src=x onerror=ran()></template><select><img src=x onerror=ran()></select>',
])('%s leaves nothing that acts', (text) => {
  const container = show(text)

  expect(container.querySelector(ACTIVE)).toBeNull()
  for (const link of container.querySelectorAll('a')) {
    expect(link.getAttribute('href')).toMatch(/^(https?:\/\/|mailto:)/)
  }
  expect(Reflect.get(window, 'ran')).toBeUndefined()
})

test('what takes too long to lay out is shown as it was written', () => {
  show('>'.repeat(1_000))

  expect(screen.getByText(/Shown as it was written/)).toBeTruthy()
})

test('what was left out is said', () => {
  show('text <iframe src="https://evil.example"></iframe>')

  expect(screen.getByText('Left out of it: iframe.')).toBeTruthy()
})

test('a text of nothing but markup is shown as it was written', () => {
  show('<script>run()</script>')

  expect(screen.getByText('<script>run()</script>').tagName).toBe('PRE')
})
