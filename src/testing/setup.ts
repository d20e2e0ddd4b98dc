import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// The first test to open a page also pays for importing it, and on a busy machine that is many seconds.
configure({ asyncUtilTimeout: 30_000 })

afterEach(() => {
  cleanup()
  localStorage.clear()
  sessionStorage.clear()
})

/** The window that tests look through. jsdom lays nothing out, so every element is said to fill it. */
const VIEWPORT = { width: 1_600, height: 900 }

const fixed = (value: number): PropertyDescriptor => ({ configurable: true, get: () => value })
Object.defineProperties(HTMLElement.prototype, {
  offsetWidth: fixed(VIEWPORT.width),
  offsetHeight: fixed(VIEWPORT.height),
  clientWidth: fixed(VIEWPORT.width),
  clientHeight: fixed(VIEWPORT.height),
})

class InstantResizeObserver implements ResizeObserver {
  readonly #callback: ResizeObserverCallback

  constructor(callback: ResizeObserverCallback) {
    this.#callback = callback
  }

  observe(target: Element) {
    const size = [{ inlineSize: VIEWPORT.width, blockSize: VIEWPORT.height }]
    const contentRect = new DOMRect(0, 0, VIEWPORT.width, VIEWPORT.height)
    const sizes = { borderBoxSize: size, contentBoxSize: size, devicePixelContentBoxSize: size }
    this.#callback([{ target, contentRect, ...sizes }], this)
  }

  unobserve() {}
  disconnect() {}
}

/** Everything is in view, since nothing is laid out. */
class InstantIntersectionObserver implements IntersectionObserver {
  readonly root = null
  readonly rootMargin = ''
  readonly scrollMargin = ''
  readonly thresholds = [0]
  readonly #callback: IntersectionObserverCallback

  constructor(callback: IntersectionObserverCallback) {
    this.#callback = callback
  }

  observe(target: Element) {
    const rect = new DOMRect(0, 0, VIEWPORT.width, VIEWPORT.height)
    const entry = { target, time: 0, isIntersecting: true, intersectionRatio: 1 }
    const rects = { boundingClientRect: rect, intersectionRect: rect, rootBounds: rect }
    this.#callback([{ ...entry, ...rects }], this)
  }

  unobserve() {}
  disconnect() {}
  takeRecords() {
    return []
  }
}

/** No query matches: a light scheme, a fine pointer, no wish for less motion. */
const matchMedia = (media: string): MediaQueryList =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  })

/** jsdom has no workers. What would run in one runs here, behind the same messages, which are copied as between threads. */
class WorkerHere extends EventTarget {
  readonly #port: MessagePort

  constructor(url: URL | string) {
    super()
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    port1.addEventListener('message', ({ data }: MessageEvent<unknown>) =>
      this.dispatchEvent(new MessageEvent('message', { data })),
    )
    port1.start()
    void startService(new URL(url).pathname, port2)
  }

  postMessage(message: unknown) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
    this.#port.postMessage(message)
  }

  terminate() {
    this.#port.close()
  }
}

async function startService(path: string, port: MessagePort) {
  const module: unknown = await import(/* @vite-ignore */ path)
  const serve: unknown = typeof module === 'object' && module && Reflect.get(module, 'serve')
  if (typeof serve !== 'function') throw new Error(`${path} serves nothing.`)
  Reflect.apply(serve, undefined, [port])
  port.start()
}

Object.assign(globalThis, {
  Worker: WorkerHere,
  ResizeObserver: InstantResizeObserver,
  IntersectionObserver: InstantIntersectionObserver,
})
Object.assign(window, { matchMedia, scrollTo: () => undefined })
Object.assign(Element.prototype, {
  scrollIntoView: () => undefined,
  scrollTo: () => undefined,
  setPointerCapture: () => undefined,
  releasePointerCapture: () => undefined,
  hasPointerCapture: () => false,
})
// jsdom hides dialogs and popovers, and can open neither.
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true
  },
  close(this: HTMLDialogElement) {
    this.open = false
  },
})
Object.assign(HTMLElement.prototype, {
  showPopover(this: HTMLElement) {
    this.style.display = 'block'
  },
})
// jsdom has no canvas; drawing code meets the same null that a browser out of memory gives.
Object.assign(HTMLCanvasElement.prototype, { getContext: () => null })
