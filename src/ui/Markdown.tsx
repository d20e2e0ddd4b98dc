import DOMPurify from 'dompurify'
import { ExternalLink } from 'lucide-react'
import { Fragment, type ReactNode, useMemo } from 'react'
import { Link } from 'react-router-dom'
import { linkTarget } from './linkTarget.ts'
import classes from './Markdown.module.css'
import { heldPlace, type MarkdownHtml, markdownHtml } from './markdownHtml.ts'
import { ScrollRegion } from './ScrollRegion.tsx'

type Props = {
  text: string
  /** The level of the heading that the text stands under. */
  under: number
  /** Where in the app a relative address leads; null where nowhere. Left out, none leads anywhere. */
  resolve?: (address: string) => string | null
  /**
   * Draws a picture whose address is relative, or holds the picture itself. Left out, such pictures are named only, as
   * those of other servers always are.
   */
  renderPicture?: (address: string, alt: string) => ReactNode
}

const TAGS =
  'h1 h2 h3 h4 h5 h6 p br hr blockquote ul ol li pre code em strong b i u s del ins sub sup kbd mark small abbr dl dt dd ' +
  'table thead tbody tfoot tr th td caption a img details summary div span input q cite var samp figure figcaption center'

const ALLOWED = {
  ALLOWED_TAGS: TAGS.split(' '),
  ALLOWED_ATTR: ['href', 'src', 'alt', 'align', 'start', 'colspan', 'rowspan', 'type', 'checked'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true as const,
}

/**
 * Markdown that somebody else wrote. It is sanitised and then built anew, element by element, from a short list: nothing
 * in it can run, and nothing is fetched from another server.
 */
export function Markdown({ text, ...context }: Props) {
  const laidOut = useMemo(() => sanitised(text), [text])
  if (typeof laidOut === 'string') {
    return (
      <>
        <p className={classes.note}>{laidOut}</p>
        <pre className={classes.written}>{text.slice(0, LONGEST_WRITTEN)}</pre>
      </>
    )
  }
  const { fragment, pictures, notes } = laidOut
  const build = builder({ ...context, pictures })
  return (
    <>
      {notes.map((note) => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
      <div className={classes.markdown}>{build(fragment)}</div>
    </>
  )
}

const LONGEST_WRITTEN = 20_000

type Sanitised = Omit<MarkdownHtml, 'html'> & { fragment: DocumentFragment }

/** What is left of a text once all that could act is gone; where nothing is, or it would take too long, why. */
function sanitised(text: string): Sanitised | string {
  const result = markdownHtml(text)
  if (!result) return 'Shown as it was written, since it would take long to lay out.'
  const { html, pictures, notes } = result
  const fragment = DOMPurify.sanitize(html, ALLOWED)
  const isEmpty = !fragment.textContent?.trim() && !fragment.querySelector('img, hr, input')
  if (isEmpty && text.trim() !== '')
    return 'Shown as it was written, since it is nothing but markup.'
  const removed = new Set(
    DOMPurify.removed.flatMap((one) =>
      'element' in one && one.element instanceof Element ? [one.element.tagName.toLowerCase()] : [],
    ),
  )
  // What the parser put around the text.
  for (const tag of ['html', 'head', 'body']) removed.delete(tag)
  if (removed.size > 0) notes.push(`Left out of it: ${[...removed].join(', ')}.`)
  return { fragment, pictures, notes }
}

type Context = Omit<Props, 'text'> & { pictures: readonly string[] }

/** Builds React's elements from sanitised nodes: of tags and attributes only those that are named here. */
function builder({ under, resolve, renderPicture, pictures }: Context) {
  let level = under

  const within = (node: Node): ReactNode =>
    Array.from(node.childNodes, (child, i) => <Fragment key={i}>{build(child)}</Fragment>)

  /** No heading may be more than one level below the one before. */
  const heading = (element: Element) => {
    const wanted = Number(element.tagName.slice(1))
    level = Math.min(under + wanted, level + 1, 6)
    const Heading = HEADINGS[level - 1] ?? 'h6'
    return <Heading className={classes[`heading${wanted}`]}>{within(element)}</Heading>
  }

  const link = (element: Element) => {
    const target = linkTarget(element.getAttribute('href') ?? '')
    if (target.kind === 'outside') {
      return (
        <OutsideLink {...target} text={element.textContent}>
          {within(element)}
        </OutsideLink>
      )
    }
    const to = target.kind === 'relative' ? (resolve?.(target.address) ?? null) : null
    return to === null ? <span>{within(element)}</span> : <Link to={to}>{within(element)}</Link>
  }

  const picture = (element: Element) => {
    const source = element.getAttribute('src') ?? ''
    const alt = element.getAttribute('alt') ?? ''
    const held = pictures[heldPlace(source)]
    const target = linkTarget(source)
    if (renderPicture && (held !== undefined || target.kind === 'relative')) {
      return renderPicture(held ?? source, alt)
    }
    const name = alt === '' ? 'picture' : `picture: ${alt}`
    if (target.kind !== 'outside') return <span className={classes.absent}>[{name}]</span>
    return (
      <OutsideLink {...target} place={target.href} text="">
        {name}
      </OutsideLink>
    )
  }

  function build(node: Node): ReactNode {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue
    if (!(node instanceof Element)) return within(node)
    const tag = node.tagName.toLowerCase()
    switch (tag) {
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return heading(node)
      case 'a':
        return link(node)
      case 'img':
        return picture(node)
      case 'input':
        return node.getAttribute('type') === 'checkbox' ? (
          <Task done={node.hasAttribute('checked')} />
        ) : null
      case 'table':
        return (
          <ScrollRegion label="Table" className={classes.scroll}>
            <table>{rowsOf(node)}</table>
          </ScrollRegion>
        )
      case 'td':
      case 'th':
        return cell(node, tag)
      case 'ol':
        return <ol start={Number(node.getAttribute('start') ?? 1) || 1}>{items(node)}</ol>
      case 'ul':
        return <ul>{items(node)}</ul>
      case 'br':
        return <br />
      case 'hr':
        return <hr />
      case 'center':
        return <div className={classes.center}>{within(node)}</div>
      case 'div':
      case 'p': {
        const Block = tag
        const centred = node.getAttribute('align') === 'center'
        return <Block className={centred ? classes.center : undefined}>{within(node)}</Block>
      }
      default: {
        const Tag = PLAIN.find((plain) => plain === tag)
        return Tag ? <Tag>{within(node)}</Tag> : within(node)
      }
    }
  }

  /** Between the parts of a table only elements may stand. */
  const rowsOf = (node: Element): ReactNode =>
    Array.from(node.children, (child, i) => {
      const Part = TABLE_PARTS.find((part) => part === child.tagName.toLowerCase())
      if (Part) return <Part key={i}>{rowsOf(child)}</Part>
      return <Fragment key={i}>{build(child)}</Fragment>
    })

  const items = (node: Element): ReactNode =>
    Array.from(node.children, (child, i) => <li key={i}>{within(child)}</li>)

  const cell = (element: Element, Cell: 'td' | 'th') => {
    const align = ALIGNMENTS.find((value) => value === element.getAttribute('align'))
    const span = (name: string) => Math.min(Number(element.getAttribute(name) ?? 1) || 1, 100)
    return (
      <Cell colSpan={span('colspan')} rowSpan={span('rowspan')} style={{ textAlign: align }}>
        {within(element)}
      </Cell>
    )
  }

  return build
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const
const TABLE_PARTS = ['thead', 'tbody', 'tfoot', 'tr'] as const
const ALIGNMENTS = ['left', 'center', 'right'] as const
const PLAIN = [
  ...(['blockquote', 'pre', 'code', 'em', 'strong', 'b', 'i', 'u', 's', 'del', 'ins'] as const),
  ...(['sub', 'sup', 'kbd', 'mark', 'small', 'abbr', 'dl', 'dt', 'dd', 'caption'] as const),
  ...(['details', 'summary', 'span', 'q', 'cite', 'var', 'samp', 'figure', 'figcaption'] as const),
] as const

const Task = ({ done }: { done: boolean }) => (
  <input type="checkbox" checked={done} readOnly disabled aria-label={done ? 'done' : 'to do'} />
)

type OutsideProps = {
  href: string
  place: string
  /** What the link says, to see whether that tells where it leads. */
  text: string
  children: ReactNode
}

/** A link that says where it leads, unless its text does, and tells nobody whence one comes. */
function OutsideLink({ href, place, text, children }: OutsideProps) {
  const says = text.trim() === href || text.trim() === href.replace(/\/$/, '')
  return (
    <a href={href} title={href} target="_blank" rel="noopener noreferrer">
      {children}
      {!says && (
        <>
          {' '}
          <bdi className={classes.place}>({place})</bdi>
          <ExternalLink className={classes.outside} size={11} aria-hidden />
        </>
      )}
    </a>
  )
}
