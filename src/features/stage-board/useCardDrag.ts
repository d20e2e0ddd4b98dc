import {
  type KeyboardEvent,
  type PointerEvent as ReactPointerEvent,
  useCallback,
  useRef,
  useState,
} from 'react'
import type { ModelVersion } from '#mlflow/registry.ts'

/** A card in the air. */
export type Lifted = {
  version: ModelVersion
  /** The title of the lane that it came from, and of the one that it is over; null for none. */
  from: string
  over: string | null
  by: 'pointer' | 'keyboard'
  /** Of the card, in px; for a pointer. */
  width: number
}

type Options = {
  /** The titles of the lanes, in their order. */
  lanes: readonly string[]
  onLift: (lifted: Lifted) => void
  onOver: (lifted: Lifted) => void
  onDrop: (lifted: Lifted) => void
}

/** A press that moves less than this, in px, is none that drags. */
const SLACK_PX = 5
/** A finger that rests so long, in ms, drags; one that moves sooner scrolls. */
const HOLD_MS = 250
/** Within so many px of its edge the board scrolls sideways beneath a card, by so many px a frame. */
const EDGE_PX = 48
const SCROLL_PX = 10

const swallow = (event: Event) => event.preventDefault()

/** What lies beneath a pointer, by the lanes' places on screen. */
function laneAt(board: HTMLElement, x: number, y: number): string | null {
  for (const lane of board.querySelectorAll<HTMLElement>('[data-lane]')) {
    const { left, right, top, bottom } = lane.getBoundingClientRect()
    if (x >= left && x < right && y >= top && y < bottom) return lane.dataset['lane'] ?? null
  }
  return null
}

/**
 * Cards that are dragged to another lane by mouse, pen or finger, or lifted by Space and moved by arrow keys. A card has no
 * place of its own within a lane, so nothing else moves. Frames of a drag only move what is drawn at the pointer; the
 * board is drawn anew when another lane is beneath it.
 */
export function useCardDrag({ lanes, onLift, onOver, onDrop }: Options) {
  const [lifted, setLifted] = useState<Lifted | null>(null)
  const board = useRef<HTMLDivElement>(null)
  const ghost = useRef<HTMLElement>(null)
  /** Where the upper left corner of the card in the air is to be, in px of the window. */
  const corner = useRef({ x: 0, y: 0 })

  const place = useCallback(() => {
    if (!ghost.current) return
    const { x, y } = corner.current
    ghost.current.style.transform = `translate(${x}px, ${y}px)`
  }, [])

  /** Follows one pointer from its press to its end. */
  function follow(press: ReactPointerEvent<HTMLElement>, version: ModelVersion, from: string) {
    const card = press.currentTarget
    const { clientX, clientY, pointerId, pointerType } = press
    let last = { x: clientX, y: clientY }
    let now: Lifted | null = null
    let frame = 0
    const { left, top, width } = card.getBoundingClientRect()
    const controller = new AbortController()
    const { signal } = controller
    const hold = pointerType === 'touch' ? setTimeout(() => lift(), HOLD_MS) : undefined

    const lift = () => {
      corner.current = { x: left, y: top }
      now = { version, from, over: from, by: 'pointer', width }
      window.getSelection()?.removeAllRanges()
      setLifted(now)
      onLift(now)
      scroll()
    }
    const look = () => {
      if (!now || !board.current) return
      const over = laneAt(board.current, last.x, last.y)
      if (over === now.over) return
      now = { ...now, over }
      setLifted(now)
      onOver(now)
    }
    const scroll = () => {
      const { left = 0, right = 0 } = board.current?.getBoundingClientRect() ?? {}
      const by = last.x < left + EDGE_PX ? -SCROLL_PX : last.x > right - EDGE_PX ? SCROLL_PX : 0
      if (by !== 0 && board.current) {
        board.current.scrollLeft += by
        look()
      }
      frame = requestAnimationFrame(scroll)
    }
    const end = (dropped: boolean) => {
      controller.abort()
      clearTimeout(hold)
      cancelAnimationFrame(frame)
      if (!now) return
      setLifted(null)
      onDrop(dropped ? now : { ...now, over: null })
      // The click that follows is none on what is beneath.
      window.addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
    }
    const listen = <Name extends keyof WindowEventMap>(
      name: Name,
      hear: (event: WindowEventMap[Name]) => void,
    ) => window.addEventListener(name, hear, { signal, passive: false, capture: true })

    listen('pointermove', (event) => {
      if (event.pointerId !== pointerId) return
      last = { x: event.clientX, y: event.clientY }
      if (!now) {
        const moved = Math.hypot(last.x - clientX, last.y - clientY) > SLACK_PX
        if (!moved) return
        if (pointerType === 'touch') return end(false)
        lift()
      }
      corner.current = { x: left + last.x - clientX, y: top + last.y - clientY }
      place()
      look()
    })
    // A finger that drags does not scroll.
    listen('touchmove', (event) => now && event.cancelable && event.preventDefault())
    listen('contextmenu', (event) => now && event.preventDefault())
    listen('pointerup', (event) => event.pointerId === pointerId && end(true))
    listen('pointercancel', (event) => event.pointerId === pointerId && end(false))
    listen('keydown', (event) => {
      if (!now || event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      end(false)
    })
  }

  /** Keys of a card; whether this was one of them. */
  function press(key: string, version: ModelVersion, lane: string): boolean {
    if (!lifted) {
      if (key !== ' ') return false
      const now: Lifted = { version, from: lane, over: lane, by: 'keyboard', width: 0 }
      setLifted(now)
      onLift(now)
      return true
    }
    if (lifted.by === 'pointer') return false
    const at = lanes.indexOf(lifted.over ?? lifted.from)
    const next = key === 'ArrowRight' ? at + 1 : key === 'ArrowLeft' ? at - 1 : at
    const over = lanes[next]
    if (next !== at) {
      if (over === undefined) return true
      const now = { ...lifted, over }
      setLifted(now)
      onOver(now)
      return true
    }
    if (key === ' ' || key === 'Enter' || key === 'Escape') {
      setLifted(null)
      onDrop(key === 'Escape' ? { ...lifted, over: null } : lifted)
      return true
    }
    // What is in the air stays there until it is put somewhere.
    return key === 'Tab' || key.startsWith('Arrow')
  }

  const ghostRef = useCallback(
    (element: HTMLElement | null) => {
      ghost.current = element
      place()
    },
    [place],
  )

  return {
    lifted,
    /** Of what is around all lanes. */
    boardRef: board,
    /** Of what is drawn at the pointer, from the upper left corner of the window. */
    ghostRef,
    /** Handlers of one card. */
    cardProps: (version: ModelVersion, lane: string) => ({
      onPointerDown: (event: ReactPointerEvent<HTMLElement>) => {
        const isOther = event.button !== 0 || !event.isPrimary
        const onControl = event.target instanceof Element && event.target.closest('button, input')
        if (!isOther && !onControl) follow(event, version, lane)
      },
      /** A card that was lifted by a key is left where it was once the reader goes elsewhere. */
      onBlur: () => {
        if (lifted?.by !== 'keyboard') return
        setLifted(null)
        onDrop({ ...lifted, over: null })
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return
        if (press(event.key, version, lane)) event.preventDefault()
      },
    }),
  }
}
