import { type UIEvent, useCallback, useLayoutEffect, useRef, useState } from 'react'
import {
  clampPlace,
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
  const pane = useRef<HTMLElement>(null)
  const heights = useRef(new Map<number, number>())
  const lastTop = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [wanted, setPlace] = useState(TOP)
  const [viewPx, setViewPx] = useState(0)
  const [atEnd, setAtEnd] = useState(false)
  const [, setMeasured] = useState(0)

  const heightOf = (index: number) =>
    items === 'uniform' ? rowPx : (heights.current.get(index) ?? rowPx)
  const size: ListSize = { count, viewPx, heightOf }
  const place = atEnd ? placeAt(1, size) : clampPlace(wanted, size)

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

  /** Puts the scroll bar where the list is. */
  const settle = (place: ListPlace) => {
    const element = scroller.current
    if (!element) return
    const top = shareOf(place, size) * (element.scrollHeight - element.clientHeight)
    if (Math.abs(top - element.scrollTop) <= 1) return
    element.scrollTop = top
    lastTop.current = element.scrollTop
  }
  const go = (place: ListPlace) => {
    clearTimeout(timer.current)
    setAtEnd(false)
    setPlace(place)
    settle(place)
  }

  useLayoutEffect(() => {
    if (items === 'uniform') return
    let changed = false
    for (const element of pane.current?.querySelectorAll<HTMLElement>('[data-item]') ?? []) {
      const index = Number(element.dataset['item'])
      const { height } = element.getBoundingClientRect()
      if (height === 0 || Math.abs(heightOf(index) - height) < 0.5) continue
      heights.current.set(index, height)
      changed = true
    }
    if (changed) setMeasured((times) => times + 1)
  })

  const last = Math.min(count, place.index + Math.ceil((viewPx + place.px) / rowPx) + SPARE.below)
  return {
    scrollerRef,
    /** For the element that stays in view; what it draws begins `place.px` above it. */
    pane,
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
      setPlace(next)
      if (!jumps && (scrollTop <= 0 || scrollTop >= end - 1)) settle(next)
      else timer.current = setTimeout(() => settle(next), REST_MS)
    },

    /** Scrolls no further than it takes to see an item. */
    show: (index: number) => go(placeToShow(index, place, size)),
    /** Scrolls an item to a third of the view. */
    center: (index: number) => go(movePlace({ index, px: 0 }, -viewPx / 3, size)),
    toTop: () => go(TOP),
    /** Forgets how high items were, as after their width has changed. */
    forgetHeights: () => heights.current.clear(),
  }
}
