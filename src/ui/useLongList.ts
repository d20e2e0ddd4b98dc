import { type UIEvent, useCallback, useRef, useState } from 'react'
import {
  clampPlace,
  lastPlace,
  type ListPlace,
  type ListSize,
  movePlace,
  placeAt,
  placeToShow,
  shareOf,
  TOP,
} from './listPlace.ts'

type Options = {
  count: number
  /** Height of an item, in px; where items are measured, of the lowest of them. */
  rowPx: number
  /** Of what stays in sight above the items, in px. */
  headPx?: number
  /** Whether items have heights of their own, found by looking at those that are drawn. */
  items: 'uniform' | 'measured'
}

/** No browser lays out much more than this, in px; a longer list moves faster than its scroll bar. */
const LONGEST_PX = 6_000_000

/** A step of the scroll bar beyond so many views is a jump to another place, not a walk. */
const JUMP_VIEWS = 2

/** After so long without a step, in ms, the scroll bar is put where the list is. */
const REST_MS = 150

/** Items that are drawn above and below what is in view. */
const SPARE = { above: 6, below: 10 }

/**
 * Which of any number of items are to be drawn, while the browser scrolls what looks like the whole list. Unlike other
 * virtual lists, it has no limit of height, keeps no size of any item that was not drawn, and shows no gaps while it
 * scrolls: the element of `pane` stays where it is, and what it shows moves.
 */
export function useLongList({ count, rowPx, headPx = 0, items }: Options) {
  const scroller = useRef<HTMLElement | null>(null)
  const lastTop = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [wanted, setPlace] = useState(TOP)
  const [viewPx, setViewPx] = useState(0)
  const [atEnd, setAtEnd] = useState(false)
  /** The item that was asked to be shown: it stays in view when those around it are measured, until the list is scrolled. */
  const [kept, setKept] = useState<number | null>(null)
  const [heights, setHeights] = useState<ReadonlyMap<number, number>>(new Map())

  const heightOf = (index: number) => (items === 'uniform' ? rowPx : (heights.get(index) ?? rowPx))
  const size: ListSize = { count, viewPx, heightOf }
  const reached = atEnd ? placeAt(1, size) : clampPlace(wanted, size)
  const place = kept !== null && kept < count ? placeToShow(kept, reached, size) : reached

  const scrollerRef = useCallback(
    (element: HTMLElement | null) => {
      scroller.current = element
      if (!element) return undefined
      const observer = new ResizeObserver(() =>
        setViewPx(Math.max(element.clientHeight - headPx, 0)),
      )
      observer.observe(element)
      return () => {
        clearTimeout(timer.current)
        observer.disconnect()
      }
    },
    [headPx],
  )

  const [observer] = useState(
    () =>
      new ResizeObserver((entries) =>
        setHeights((heights) =>
          withMeasured(
            heights,
            entries.map(({ target }) => target),
          ),
        ),
      ),
  )
  const itemRef = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined
      observer.observe(element)
      return () => observer.unobserve(element)
    },
    [observer],
  )

  /** Puts the scroll bar where the list is. */
  const settle = (place: ListPlace) => {
    const element = scroller.current
    if (!element) return
    const top = shareOf(place, size) * (element.scrollHeight - element.clientHeight)
    if (Math.abs(top - element.scrollTop) <= 1) return
    element.scrollTop = top
    lastTop.current = element.scrollTop
  }
  /** Not where the list was scrolled since, of which the browser has yet to tell: that step would be undone. */
  const settleIfResting = (place: ListPlace) => {
    if (scroller.current?.scrollTop === lastTop.current) settle(place)
  }
  const go = (place: ListPlace) => {
    clearTimeout(timer.current)
    setAtEnd(false)
    setKept(null)
    setPlace(place)
    settle(place)
  }

  const last = Math.min(count, place.index + Math.ceil((viewPx + place.px) / rowPx) + SPARE.below)
  return {
    scrollerRef,
    /** For every item that is drawn, where items are measured; its `data-item` says which it is. */
    itemRef,
    /** What is at the upper edge of the view. */
    place,
    viewPx,
    /** The items to draw: from `first`, of which those before `place.index` are out of view, up to before `last`. */
    first: Math.max(place.index - SPARE.above, 0),
    last,
    /** Height of what the browser scrolls, in px. */
    totalPx: Math.min(count * rowPx, LONGEST_PX),

    onScroll: ({ currentTarget }: UIEvent<HTMLElement>) => {
      const { scrollTop, scrollHeight, clientHeight } = currentTarget
      const by = scrollTop - lastTop.current
      const end = scrollHeight - clientHeight
      lastTop.current = scrollTop
      if (by === 0 || end <= 0) return
      clearTimeout(timer.current)
      const jumps = Math.abs(by) > JUMP_VIEWS * viewPx
      const next = jumps ? placeAt(scrollTop / end, size) : movePlace(place, by, size)
      setAtEnd(jumps && scrollTop >= end - 1)
      setKept(null)
      setPlace(next)
      if (!jumps && (scrollTop <= 0 || scrollTop >= end - 1)) settle(next)
      else timer.current = setTimeout(() => settleIfResting(next), REST_MS)
    },

    /** Scrolls no further than it takes to see an item. */
    show: (index: number) => {
      go(placeToShow(index, place, size))
      setKept(index)
    },
    /** Scrolls an item to a third of the view. */
    center: (index: number) => go(movePlace({ index, px: 0 }, -viewPx / 3, size)),
    toTop: () => go(TOP),
    toEnd: () => {
      go(lastPlace(size))
      setAtEnd(true)
    },
  }
}

/** Heights further away than so many items are forgotten: they may have changed meanwhile. */
const REMEMBERED = 500

/** The heights with those of items that were laid out, anew or otherwise than before. */
function withMeasured(
  heights: ReadonlyMap<number, number>,
  elements: readonly Element[],
): ReadonlyMap<number, number> {
  const measured = elements.flatMap((element): [number, number][] => {
    const index = element instanceof HTMLElement ? Number(element.dataset['item']) : NaN
    const { height } = element.getBoundingClientRect()
    // What is not laid out, or not any more, has none.
    return height > 0 && heights.get(index) !== height ? [[index, height]] : []
  })
  const [first] = measured
  if (!first) return heights
  const near = [...heights].filter(([index]) => Math.abs(index - first[0]) < REMEMBERED)
  return new Map([...near, ...measured])
}
